#include "entrepot/control.hpp"
#include "version_generated.hpp"

namespace entrepot {

Version version() { return {ENTREPOT_VERSION, ENTREPOT_COMMIT}; }

}  // namespace entrepot
