// Any bytes as the spread of elasticities: a loading for every sector comes out, all of it finite, or an InputError.
#include <cstddef>
#include <cstdint>
#include <string>

#include "support/small_world.hpp"
#include "support/temporary_folder.hpp"
#include "uncertain/elasticity_spread.hpp"
#include "value_or_input_error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entrepot;
  static const testing::TemporaryFolder folder;
  static const World world = testing::small_world();
  folder.write("spread.csv", std::string(reinterpret_cast<const char*>(data), size));
  Scenario scenario;
  scenario.file = folder.path() / "scenario.toml";
  scenario.uncertainty = UncertaintyQuestion{.elasticity_file = "spread.csv"};
  const auto spread = fuzz::value_or_input_error([&] { return elasticity_spread(scenario, world); });
  if (!spread || spread->loading.cols() == 0) return 0;
  fuzz::require(static_cast<std::size_t>(spread->loading.rows()) == world.sector_count());
  fuzz::require(spread->loading.allFinite());
  return 0;
}
