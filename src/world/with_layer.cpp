#include <algorithm>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/world.hpp"

namespace entrepot {
namespace {

Problem layer_problem(const std::string& layer, std::string rule, std::string hint) {
  return {.file = "", .line = 0, .field = "world.layer", .value = layer, .rule = std::move(rule), .hint = std::move(hint)};
}

}  // namespace

World with_layer(const World& world, const std::string& layer) {
  std::vector<std::string> names;
  for (const TariffLayer& known : world.layers) names.push_back(known.name);
  const auto found = std::ranges::find(world.layers, layer, &TariffLayer::name);
  if (found == world.layers.end()) {
    std::string known;
    for (const std::string& name : names) known += (known.empty() ? "" : ", ") + name;
    const std::string rule = names.empty() ? fmt::format("World {} has no tariff layers", world.name)
                                           : fmt::format("must be a tariff layer of World {}: {}", world.name, known);
    throw InputError(layer_problem(layer, rule, did_you_mean(layer, names)));
  }
  if (world.year < found->first_year) {
    throw InputError(layer_problem(
        layer, fmt::format("this layer applies from {} on, the World is of {}", found->first_year, world.year), ""));
  }
  if (!world.active_layer.empty()) {
    throw InputError(layer_problem(layer, fmt::format("the World already carries layer {}", world.active_layer), ""));
  }
  World layered = world;
  for (const TariffCell& cell : found->cells) layered.tariff(cell.sector, cell.importer, cell.exporter) = cell.rate;
  layered.active_layer = layer;
  layered = calibrate(std::move(layered), world.command);
  layered.id = content_id(layered);
  return layered;
}

}  // namespace entrepot
