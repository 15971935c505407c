// Any bytes as a scenario's own elasticities: a number above -1 for every sector of the World comes out, or an InputError.
#include <cstddef>
#include <cstdint>
#include <string>

#include "entrepot/scenario.hpp"
#include "support/small_world.hpp"
#include "support/temporary_folder.hpp"
#include "value_or_input_error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entrepot;
  static const testing::TemporaryFolder folder;
  static const World world = testing::small_world();
  folder.write("own.csv", std::string(reinterpret_cast<const char*>(data), size));
  Scenario scenario;
  scenario.file = folder.path() / "scenario.toml";
  scenario.elasticities_file = "own.csv";
  for (const char* horizon : {"short", "medium", "long"}) {
    scenario.horizon = horizon;
    const auto theta = fuzz::value_or_input_error([&] { return scenario_elasticity(scenario, world); });
    if (!theta) return 0;
    fuzz::require(theta->size() == world.sector_count());
    for (const double value : theta->values()) fuzz::require(value > -1 && value <= 1000);
  }
  return 0;
}
