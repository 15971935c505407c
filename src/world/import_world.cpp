// import_world: a folder of long CSV becomes a World, as published or balanced; see docs/world-files.md.

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/world.hpp"
#include "world/import_accounts.hpp"
#include "world/import_extras.hpp"
#include "world/import_settings.hpp"
#include "world/import_tables.hpp"
#include "world/totals.hpp"
#include "world/validate.hpp"

namespace entrepot {
namespace {

namespace fs = std::filesystem;

constexpr double amount_agreement = 1e-9;  // relative; amounts given twice may differ by rounding only

/// A table under a name that nobody reads would be dropped in silence.
void refuse_unknown_tables(const fs::path& folder, Problems& problems) {
  const std::vector<std::string> known = {"flows",     "intermediate", "value_added", "final",  "elasticities",
                                          "countries", "sectors",      "layers",      "repairs"};
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".csv") && !name.ends_with(".csv.gz")) continue;
    const std::string stem = name.substr(0, name.find('.'));
    if (std::ranges::find(known, stem) == known.end())
      problems.add({.file = entry.path().string(), .rule = "is not a table of a World", .hint = did_you_mean(stem, known)});
    else if (table_file(folder, stem).filename() != name)
      problems.add(
          {.file = entry.path().string(), .rule = "stands beside a plain file of the same table", .hint = "keep one of them"});
  }
}

World labelled(const ImportSettings& settings, const ImportedFlows& flows) {
  World world;
  world.name = settings.name;
  world.year = settings.year;
  world.kind = settings.kind;
  world.countries = flows.countries.codes();
  world.country_names = flows.country_names;
  world.sectors = flows.sectors.codes();
  world.sector_names = flows.sector_names;
  world.goods = flows.goods;
  world.flow = flows.flow.value;
  world.tariff = flows.tariff;
  world.active_layer = settings.active_layer;
  world.sources = settings.sources;
  return world;
}

/// Deficits of countries.csv or world.toml; those of the flows where neither gives them.
ByCountry given_deficits(const ImportSettings& settings, const ImportedFlows& flows, Problems& problems) {
  ByCountry deficit = trade_deficit(flows.flow.value);
  if (flows.deficit) std::ranges::copy(*flows.deficit, deficit.values().begin());
  if (settings.deficits.empty()) return deficit;
  for (const auto& [code, amount] : settings.deficits) {
    if (const auto at = flows.countries.find(code))
      deficit(Country(*at)) = settings.unit.to_million(amount);
    else
      problems.add({.file = settings.file,
                    .field = "deficits",
                    .value = code,
                    .rule = "there is no such country in this World",
                    .hint = did_you_mean(code, flows.countries.codes())});
  }
  for (const std::string& code : flows.countries.codes())
    if (!settings.deficits.contains(code))
      problems.add({.file = settings.file, .field = "deficits", .value = code, .rule = "is missing: give all countries or none"});
  if (flows.deficit)
    problems.add(
        {.file = settings.file, .field = "deficits", .rule = "are given in countries.csv already", .hint = "keep one of them"});
  return deficit;
}

bool agree(double one, double other, double scale) { return std::abs(one - other) <= amount_agreement * scale; }

/// Value added that stands beside its sum wins, so that a World written out reads back bit for bit; it must be that sum.
void take_value_added(const ImportedFlows& flows, World& world, Problems& problems) {
  if (!flows.value_added) return;
  for (Country n : all<Country>(world.country_count())) {
    const double given = (*flows.value_added)[static_cast<std::size_t>(n.value)];
    if (!agree(given, world.value_added(n), given))
      problems.add({.file = "countries.csv",
                    .field = "value_added of " + world.countries[static_cast<std::size_t>(n.value)],
                    .value = fmt::format("{} million USD", given),
                    .rule = fmt::format("does not fit the sum over sectors, {} million USD", world.value_added(n)),
                    .hint = "change both, or leave the column out"});
    world.value_added(n) = given;
  }
}

/// A balanced World takes its deficits from its flows; others that were given would be dropped.
void require_deficits_of_flows(const World& world, Problems& problems) {
  const ByCountry deficit = trade_deficit(world.flow);
  for (Country n : all<Country>(world.country_count()))
    if (!agree(world.deficit(n), deficit(n), world.value_added(n)))
      problems.add({.field = "deficit of " + world.countries[static_cast<std::size_t>(n.value)],
                    .value = fmt::format("{} million USD", world.deficit(n)),
                    .rule = fmt::format("is not that of the flows, {} million USD", deficit(n)),
                    .hint = "import as published, or leave deficits out"});
}

/// What balancing changed of the accounts that were given, by country.
void record_balancing(const World& published, bool final_given, World& balanced) {
  for (Country n : all<Country>(balanced.country_count())) {
    const std::string& iso3 = balanced.countries[static_cast<std::size_t>(n.value)];
    const auto record = [&](const char* rule, const char* text, double before, double after, double moved) {
      balanced.repairs.push_back({.rule = rule,
                                  .text = text,
                                  .importer = iso3,
                                  .before = before,
                                  .after = after,
                                  .moved = moved,
                                  .unit = "million USD"});
    };
    const double before = published.value_added(n), after = balanced.value_added(n);
    if (!agree(before, after, after))
      record("value-added-from-flows", "Value added follows from the output that the flows give", before, after,
             std::abs(after - before));
    double moved = 0;
    for (Sector j : all<Sector>(balanced.sector_count()))
      moved += std::abs(balanced.final_share(j, n) - published.final_share(j, n)) / 2;
    if (final_given && moved > amount_agreement)
      record("final-demand-from-flows", "Final demand is what the flows leave after the uses of producers", before, after,
             moved * after);
  }
}

std::vector<Coverage> coverage_of(const ImportedFlows& flows, const ImportedAccounts& accounts) {
  std::vector<Coverage> list;
  const auto add = [&](const auto& table) {
    double sum = 0;
    for (double value : table.value.values()) sum += value;
    list.push_back({table.file, table.cells_given, table.value.size(), sum});
  };
  add(flows.flow);
  if (accounts.intermediate) add(*accounts.intermediate);
  if (accounts.value_added) add(*accounts.value_added);
  if (accounts.final) add(*accounts.final);
  return list;
}

}  // namespace

ImportedWorld import_world(const fs::path& folder, bool as_published, std::string command) {
  Problems problems;
  if (!fs::is_directory(folder))
    throw InputError({.file = folder.string(), .rule = fs::exists(folder) ? "is not a folder" : "there is no such folder"});
  refuse_unknown_tables(folder, problems);
  const std::optional<ImportSettings> read = read_import_settings(folder / "world.toml", problems);
  const ImportSettings settings = read.value_or(ImportSettings{});  // the tables are checked even where world.toml is wrong
  const auto flows = import_flows(folder, settings, problems);
  if (!flows) problems.throw_if_any();
  ImportedAccounts accounts{import_intermediate(folder, settings, *flows, problems),
                            import_by_sector(folder, "value_added", settings, *flows, problems),
                            import_by_sector(folder, "final", settings, *flows, problems), settings.unit.to_million(1)};
  World world = labelled(settings, *flows);
  const std::optional<Coverage> elasticities = import_elasticity_sets(folder, settings, *flows, world, problems);
  if (read) import_layers(folder, settings, *flows, world, problems);
  import_repairs(folder, world, problems);
  world.deficit = given_deficits(settings, *flows, problems);
  problems.throw_if_any();

  std::vector<Coverage> coverage = coverage_of(*flows, accounts);
  if (elasticities) coverage.push_back(*elasticities);
  if (!settings.purchases_include_tariffs) add_tariffs_to_uses(*flows, accounts);
  set_accounts(accounts, as_published, world, problems);
  take_value_added(*flows, world, problems);
  problems.throw_if_any();
  world.command = command;
  if (!as_published) {
    require_deficits_of_flows(world, problems);
    problems.throw_if_any();
    World balanced = calibrate(world, std::move(command));
    record_balancing(world, accounts.final.has_value(), balanced);
    world = std::move(balanced);
  }
  check_world(world, folder.string(), problems);
  problems.throw_if_any();
  world.id = content_id(world);
  return {std::move(world), std::move(coverage)};
}

}  // namespace entrepot
