// Which elasticities hold, by set and horizon (MODEL.md M5).
#include <fmt/core.h>
#include <algorithm>

#include "entrepot/equilibrium.hpp"
#include "entrepot/errors.hpp"

namespace entrepot {
namespace {

/// sigma(h) = r sigma. r follows |e|(h) = 2 - (2 - 0.76) exp(-(h - 1) / 3 years), the tariff-exclusive flow elasticity of
/// Boehm, Levchenko and Pandalai-Nayar (2023): 0.76 at one year and 2 in the long run, so r = .38, .68 (three years), 1.
double horizon_factor(const std::string& horizon) {
  if (horizon == "short") return 0.38;
  if (horizon == "medium") return 0.68;
  if (horizon == "long") return 1;
  throw InputError({.field = "horizon",
                    .value = horizon,
                    .rule = "must be short, medium or long",
                    .hint = did_you_mean(horizon, {"short", "medium", "long"})});
}

Substitution between(const Substitution& a, const Substitution& b) {
  return {.consumption = (a.consumption + b.consumption) / 2,
          .value_added = (a.value_added + b.value_added) / 2,
          .intermediates = (a.intermediates + b.intermediates) / 2};
}

/// The set that needs no data, so that any World can be asked about.
constexpr const char* neutral_set = "uniform-4";
constexpr double neutral_sigma = 5;

}  // namespace

Substitution horizon_substitution(const std::string& horizon) {
  const Substitution in_the_long_run, in_the_short_run{.consumption = 0.9, .value_added = 0.5, .intermediates = 0.2};
  if (horizon_factor(horizon) == 1) return in_the_long_run;
  return horizon == "short" ? in_the_short_run : between(in_the_short_run, in_the_long_run);
}

BySector trade_elasticity(const World& world, const std::string& set, const std::string& horizon) {
  const double factor = horizon_factor(horizon);
  const ElasticitySet* found = nullptr;
  double scale = 1;
  for (const ElasticitySet& candidate : world.elasticity_sets) {
    if (candidate.name != set) continue;
    if (candidate.horizon == horizon) {
      found = &candidate;
      scale = 1;
      break;
    }
    if (candidate.horizon == "long") {
      found = &candidate;
      scale = factor;
    }
  }
  if (found == nullptr && set == neutral_set) return BySector({world.sector_count()}, factor * neutral_sigma - 1);
  if (found == nullptr) {
    std::vector<std::string> names;
    std::string listed;
    if (std::ranges::find(world.elasticity_sets, neutral_set, &ElasticitySet::name) == world.elasticity_sets.end())
      names.emplace_back(listed = neutral_set);
    for (const ElasticitySet& candidate : world.elasticity_sets) {
      if (listed.find(candidate.name) == std::string::npos) listed += (listed.empty() ? "" : ", ") + candidate.name;
      names.push_back(candidate.name);
    }
    const std::string near = did_you_mean(set, names);
    throw InputError({.field = "elasticities",
                      .value = set,
                      .rule = fmt::format("must be one of the sets of {}: {}", world.name, listed),
                      .hint = near});
  }
  BySector theta({world.sector_count()});
  for (Sector j : all<Sector>(world.sector_count())) theta(j) = scale * found->sigma(j) - 1;
  return theta;
}

}  // namespace entrepot
