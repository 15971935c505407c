// `world show` and `world check` in words. Money in tables: billion USD; tariffs: percent, weighted by cross-border trade.

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "entrepot/report.hpp"
#include "entrepot/world_build.hpp"
#include "entrepot/world_update.hpp"
#include "report/number_text.hpp"
#include "report/terminal_text.hpp"
#include "report/world_summary.hpp"
#include "tables/utf8.hpp"

namespace entrepot {
namespace {

constexpr std::size_t countries_shown = 20;
constexpr std::size_t pairs_shown = 3;  // of a layer, side by side

std::string right(const std::string& text, std::size_t width) { return padded(text, width, true); }
/// Cut to the width where it is longer.
std::string left(std::string text, std::size_t width) {
  while (tables::character_count(text) > width) text = std::string(tables::shortened(text, text.size() - 1));
  return padded(text, width, false);
}

const std::string& code(const World& world, Country n) { return world.countries[static_cast<std::size_t>(n.value)]; }
const std::string& code(const World& world, Sector j) { return world.sectors[static_cast<std::size_t>(j.value)]; }

std::string billions(double million) { return fixed_text(million / 1e3, 1); }
std::string percent(double rate) { return fixed_text(100 * rate, 2); }

std::string totals(const World& world) {
  const BalanceCheck check = check_balance(world);
  double trade = 0, duty = 0;
  for (const SectorSummary& sector : summarise_sectors(world)) {
    trade += sector.trade;
    duty += sector.trade * sector.mean_tariff;
  }
  return fmt::format(
      "World {}: {} countries, {} sectors, year {}, {}\n"
      "value added {}, output {}, cross-border trade {}, tariffs {} % of it\n",
      world.name, world.country_count(), world.sector_count(), world.year, world.kind, money_text(check.world_value_added, 3),
      money_text(check.world_output, 3), money_text(trade, 3), trade > 0 ? percent(duty / trade) : "0");
}

std::string layers_line(const World& world) {
  std::string text = "tariff layer: ";
  if (world.active_layer.empty())
    text += "none laid";
  else
    text += world.active_layer + " is laid";
  std::string available;
  for (const TariffLayer& layer : world.layers)
    available += fmt::format("{}{} (from {})", available.empty() ? "" : ", ", layer.name, layer.first_year);
  return text + (available.empty() ? "; this World carries none" : "; carries " + available) + "\n";
}

std::string elasticity_line(const World& world) {
  std::string text;
  for (const ElasticitySet& set : world.elasticity_sets)
    text += (text.empty() ? "" : ", ") + set.name + (set.horizon == "long" ? "" : " (" + set.horizon + ")");
  return "elasticity sets: " + (text.empty() ? "none" : text) + "\n";
}

std::string sector_table(const World& world) {
  std::string text = "\n" + left("sector", 10) + left("", 41) + right("output", 12) + right("trade", 12) + right("tariff %", 10) +
                     right("highest", 10) + "\n";
  for (const SectorSummary& one : summarise_sectors(world))
    text += left(code(world, one.sector), 10) + left(world.sector_names[static_cast<std::size_t>(one.sector.value)], 40) + " " +
            right(billions(one.output), 12) + right(billions(one.trade), 12) + right(percent(one.mean_tariff), 10) +
            right(percent(one.largest_tariff), 10) + "\n";
  return text + "output and cross-border trade in bn USD; tariffs weighted by trade\n";
}

std::string layer_table(const World& world, const TariffLayer& layer) {
  std::vector<LayerPair> pairs = layer_pairs(world, layer);
  const std::size_t left_out = pairs.size() > pairs_shown ? pairs.size() - pairs_shown : 0;
  pairs.resize(pairs.size() - left_out);
  std::string text = fmt::format("\nlayer {}{}: {}\n", layer.name, layer.name == world.active_layer ? " (laid)" : "", layer.text);
  text += left("rates in percent", 18);
  for (const LayerPair& pair : pairs)
    text += right(code(world, pair.importer) + " from " + code(world, pair.exporter), 18) + right("layer", 10);
  text += "\n";
  for (Sector j : all<Sector>(world.sector_count())) {
    const auto at = static_cast<std::size_t>(j.value);
    if (std::ranges::all_of(pairs, [&](const LayerPair& pair) { return std::isnan(pair.layer[at]); })) continue;
    text += left(code(world, j), 18);
    for (const LayerPair& pair : pairs)
      text += right(percent(pair.own[at]), 18) + right(std::isnan(pair.layer[at]) ? "-" : percent(pair.layer[at]), 10);
    text += "\n";
  }
  return left_out == 0 ? text : text + fmt::format("and {} more pairs of countries\n", left_out);
}

std::string country_table(const World& world) {
  std::vector<CountrySummary> list = summarise_countries(world);
  std::ranges::stable_sort(list, std::ranges::greater(), &CountrySummary::value_added);
  const std::size_t left_out = list.size() > countries_shown ? list.size() - countries_shown : 0;
  list.resize(list.size() - left_out);
  std::string text = "\n" + left("country", 10) + left("", 26) + right("value added", 14) + right("exports", 12) +
                     right("imports", 12) + right("deficit", 12) + right("tariff %", 10) + "\n";
  for (const CountrySummary& one : list)
    text += left(code(world, one.country), 10) + left(world.country_names[static_cast<std::size_t>(one.country.value)], 25) +
            " " + right(billions(one.value_added), 14) + right(billions(one.exports), 12) + right(billions(one.imports), 12) +
            right(billions(one.deficit), 12) + right(percent(one.mean_tariff), 10) + "\n";
  if (left_out > 0) text += fmt::format("and {} more countries (all with --json)\n", left_out);
  return text + "bn USD, free on board; tariff levied on imports\n";
}

std::string provenance(const World& world) {
  std::string text = "\nsources\n";
  for (const Source& source : world.sources) {
    const std::string line =
        fmt::format("  {}{}{} [{}; {}]\n", source.publisher, source.publisher.empty() ? "" : ": ", source.title, source.kind,
                    source.licence.empty() ? "licence not stated" : source.licence);
    if (text.find(line) == std::string::npos) text += line;  // two files of one publication are one source to a reader
  }
  if (world.sources.empty()) text += "  none stated\n";
  return text + fmt::format("repairs: {} (entrepot world check lists them)\ncontent id {}\nmade by: {}\n",
                            count_text(world.repairs.size()), world.id, world.command.empty() ? "not stated" : world.command);
}

}  // namespace

std::string world_text(const World& world) {
  std::string text = totals(world) + layers_line(world) + elasticity_line(world) + sector_table(world);
  for (const TariffLayer& layer : world.layers) text += layer_table(world, layer);
  return text + country_table(world) + provenance(world);
}

std::string balance_text(const World& world) {
  const BalanceCheck check = check_balance(world);
  const std::size_t cells = world.flow.size(), pairs = world.sector_count() * world.country_count();
  const bool balanced = check.worst_expenditure_gap < balanced_within && check.worst_budget_gap < balanced_within;
  return fmt::format(
      "World {}: {}\n"
      "  largest gap of a market   {} of the world's purchases of the sector\n"
      "  largest gap of a budget   {} of the country's income\n"
      "  deficits add to           {} million USD\n"
      "  flows above zero          {} of {} ({} %)\n"
      "  sectors without output    {} of {}\n"
      "  content id                {}\n",
      world.name,
      balanced ? "balanced; a scenario without measures moves nothing"
               : "not balanced; compare scenarios with a solved baseline, as entrepot run does",
      residual_text(check.worst_expenditure_gap), residual_text(check.worst_budget_gap), residual_text(check.deficits_sum),
      count_text(cells - check.zero_cells), count_text(cells),
      fixed_text(100 * static_cast<double>(cells - check.zero_cells) / static_cast<double>(cells), 1),
      count_text(check.zero_output_sectors), count_text(pairs), world.id);
}

namespace {

/// Of an updated World: on what its cells stand. Empty for others, whose one class says nothing.
std::string cell_classes_text(const World& world) {
  const std::vector<ClassTotal> classes = cell_classes(world);
  if (classes.size() < 2) return "";
  std::string text = left("what the cells stand on", 24) + right("cells", 12) + right("bn USD", 14) + "\n";
  for (const ClassTotal& one : classes)
    text += left(one.name, 24) + right(count_text(one.cells), 12) + right(billions(one.value), 14) + "  " + one.what + "\n";
  return text + "\n";
}

}  // namespace

std::string repairs_text(const World& world, std::size_t limit) {
  if (world.repairs.empty()) return "no repairs\n";
  std::string text =
      cell_classes_text(world) + fmt::format("{} repairs; value moved in million USD\n", count_text(world.repairs.size()));
  const auto table = [&](const char* title, const std::vector<RepairTotal>& totals) {
    text += "\n" + left(title, 34) + right("records", 9) + right("moved", 14) + "\n";
    std::size_t shown = 0;
    for (const RepairTotal& total : totals) {
      if (++shown > limit) break;
      text += left(total.key.empty() ? "(none)" : total.key, 33) + " " + right(count_text(total.count), 9) +
              right(fixed_text(total.moved, 1), 14) + "\n";
    }
    if (totals.size() > limit) text += fmt::format("and {} more\n", totals.size() - limit);
  };
  table("by rule", repairs_by_rule(world));
  table("by country", repairs_by_country(world));
  text += "\n";
  for (std::size_t r = 0; r < std::min(limit, world.repairs.size()); ++r) {
    const Repair& repair = world.repairs[r];
    std::string place;
    for (const std::string* part : {&repair.sector, &repair.importer, &repair.exporter})
      if (!part->empty()) place += (place.empty() ? "" : ", ") + *part;
    text += fmt::format("{}{}: {}; {:.6g} -> {:.6g} {}, moved {:.6g}\n", repair.rule, place.empty() ? "" : " [" + place + "]",
                        repair.text, repair.before, repair.after, repair.unit, repair.moved);
  }
  if (world.repairs.size() > limit)
    text += fmt::format("and {} more (all with --json, or --repairs N)\n", world.repairs.size() - limit);
  return text;
}

}  // namespace entrepot
