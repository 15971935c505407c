// The World that a scenario asks for, and the elasticities that hold in it.
#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"
#include "tables/csv.hpp"
#include "tables/table_problems.hpp"

namespace entrepot {
namespace {

std::filesystem::path beside(const Scenario& scenario, const std::string& file) { return scenario.file.parent_path() / file; }

/// Runs `step`; problems that it finds and that name no file are the scenario's.
template <class Step>
auto blame_scenario(const Scenario& scenario, const std::string& field, const Step& step) {
  try {
    return step();
  } catch (const InputError& error) {
    Problems problems;
    for (Problem problem : error.problems()) {
      if (problem.file.empty()) problem.file = scenario.file.string();
      const auto line = scenario.lines.find(field);
      if (problem.line == 0 && problem.file == scenario.file.string() && line != scenario.lines.end())
        problem.line = line->second;
      if (problem.field.empty()) problem.field = field;
      problems.add(std::move(problem));
    }
    problems.throw_if_any();
    throw;
  }
}

/// The file of a World that does not ship: its maker is the reader of the scenario.
void refuse_missing_world(const Scenario& scenario, const std::filesystem::path& file) {
  if (std::filesystem::exists(file)) return;
  throw InputError(
      {.file = scenario.file.string(),
       .field = "world.file",
       .value = file.string(),
       .rule = "there is no such file",
       .hint = "make it with entrepot world import or world build; the first lines of the scenario may say from what"});
}

/// sigma = theta + 1 by sector from a CSV file; every sector of the World must stand there once.
BySector read_elasticity_file(const std::filesystem::path& file, const World& world) {
  constexpr double largest = 1000;
  Problems problems;
  const auto table = tables::read_csv(file,
                                      {{.name = "sector"},
                                       {.name = "trade_elasticity",
                                        .type = tables::ColumnType::number,
                                        .min = -0.999,
                                        .max = largest,
                                        .rule = "a trade elasticity theta = sigma - 1, above -1 and at most 1000"}},
                                      problems, {.refuse_unknown_columns = true});
  problems.throw_if_any();
  BySector sigma({world.sector_count()}, 0.0);
  {
    tables::TableProblems listed(problems);
    for (std::size_t row = 0; row < table->rows(); ++row) {
      const std::string code(table->text("sector")[row]);
      if (const auto sector = world.find_sector(code); !sector) {
        listed.found.add(table->problem(row, "sector", code, "is no sector of this World",
                                        tables::guess_if_listed(listed.found, code, world.sectors)));
      } else if (sigma(*sector) != 0) {
        listed.found.add(table->problem(row, "sector", code, "stands twice in this file"));
      } else {
        sigma(*sector) = table->number("trade_elasticity")[row] + 1;
      }
    }
  }
  const bool known = problems.empty();  // a misspelt sector would be told as missing too
  for (const Sector j : all<Sector>(world.sector_count())) {
    const std::string& code = world.sectors[static_cast<std::size_t>(j.value)];
    if (known && sigma(j) == 0) problems.add({.file = file.string(), .field = "sector", .value = code, .rule = "is missing"});
  }
  problems.throw_if_any();
  return sigma;
}

}  // namespace

World load_scenario_world(const Scenario& scenario) {
  return blame_scenario(scenario, "world", [&] {
    if (!scenario.world_file.empty()) refuse_missing_world(scenario, beside(scenario, scenario.world_file));
    World world = scenario.world_file.empty() ? load_embedded_world(scenario.world_name)
                                              : load_world(beside(scenario, scenario.world_file));
    return scenario.world_layer.empty() ? world : with_layer(world, scenario.world_layer);
  });
}

BySector scenario_elasticity(const Scenario& scenario, const World& world) {
  return blame_scenario(scenario, "elasticities", [&] {
    if (scenario.elasticities_file.empty()) return trade_elasticity(world, scenario.elasticities, scenario.horizon);
    const std::string name = scenario.elasticities_file;
    World carrier;
    carrier.name = world.name;
    carrier.sectors = world.sectors;
    carrier.elasticity_sets.push_back({name, "long", name, read_elasticity_file(beside(scenario, name), world)});
    return trade_elasticity(carrier, name, scenario.horizon);
  });
}

Economy scenario_economy(const Scenario& scenario, const World& world) {
  Economy economy{.trade_elasticity = scenario_elasticity(scenario, world), .closure = scenario.closure};
  const TechnologyChoice& choice = scenario.technology;
  Substitution& substitution = economy.substitution = horizon_substitution(scenario.horizon);
  substitution.consumption = choice.consumption.value_or(substitution.consumption);
  substitution.value_added = choice.value_added.value_or(substitution.value_added);
  substitution.intermediates = choice.intermediates.value_or(substitution.intermediates);
  substitution.energy = choice.energy.value_or(substitution.energy);
  blame_scenario(scenario, "substitution", [&] {
    if (!choice.energy_sectors.empty()) substitution.energy_sectors = expand_sectors(choice.energy_sectors, world);
    return 0;
  });
  economy.ban_remainder = scenario.ban_remainder_pct / 100;
  economy.factor_mobility = choice.factor_mobility.value_or(economy.factor_mobility);
  return economy;
}

}  // namespace entrepot
