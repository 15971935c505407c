// Any bytes as a scenario file: a Scenario comes out, or an InputError; what comes out can be applied or is refused.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"
#include "support/hand_world.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const entrepot::World world = entrepot::testing::hand_world();
  try {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const entrepot::Scenario scenario = entrepot::parse_scenario(text, "fuzz.toml");
    if (scenario.id.size() != 64) std::abort();
    const entrepot::Applied applied = entrepot::survey(scenario, world);
    if (applied.touches.size() != scenario.measures.size()) std::abort();
    for (const entrepot::CellShock& cell : applied.shock.cells) {
      if (!(cell.tariff_rate > -1) || !(cell.trade_cost_factor >= 1) || cell.importer == cell.exporter) std::abort();
    }
  } catch (const entrepot::InputError& error) {
    if (error.problems().empty()) std::abort();
  }
  return 0;
}
