// Names and addresses as people type them, made comparable.
#pragma once

#include <string>
#include <string_view>

namespace entrepot::detect {

/// Lower case (Latin, Greek, Cyrillic), one space for everything that is no letter or digit; ё is е. Letters of other scripts
/// stay as they are. Empty where the text has neither letter nor digit.
std::string simplified_entity(std::string_view text);

/// The same, with the usual words for street, avenue, building, office, flat in one form each and those for house, number and
/// city left out (English and Russian, in either script).
std::string simplified_address(std::string_view text);

}  // namespace entrepot::detect
