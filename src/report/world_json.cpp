// `world show --json` and `world check --json`: one object, everything that the text shows and all of every list.

#include <cmath>

#include <nlohmann/json.hpp>

#include "entrepot/report.hpp"
#include "entrepot/world_build.hpp"
#include "entrepot/world_update.hpp"
#include "report/json_values.hpp"
#include "report/world_summary.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

std::size_t at(Country n) { return static_cast<std::size_t>(n.value); }
std::size_t at(Sector j) { return static_cast<std::size_t>(j.value); }

Json sectors_json(const World& world) {
  Json list = Json::array();
  for (const SectorSummary& one : summarise_sectors(world))
    list.push_back({{"sector", world.sectors[at(one.sector)]},
                    {"name", world.sector_names[at(one.sector)]},
                    {"goods", static_cast<bool>(world.goods[at(one.sector)])},
                    {"output", number_json(one.output)},
                    {"trade", number_json(one.trade)},
                    {"tariff_pct", number_json(100 * one.mean_tariff)},
                    {"highest_tariff_pct", number_json(100 * one.largest_tariff)}});
  return list;
}

Json countries_json(const World& world) {
  Json list = Json::array();
  for (const CountrySummary& one : summarise_countries(world))
    list.push_back({{"iso3", world.countries[at(one.country)]},
                    {"name", world.country_names[at(one.country)]},
                    {"value_added", number_json(one.value_added)},
                    {"exports", number_json(one.exports)},
                    {"imports", number_json(one.imports)},
                    {"deficit", number_json(one.deficit)},
                    {"tariff_pct", number_json(100 * one.mean_tariff)}});
  return list;
}

Json layers_json(const World& world) {
  Json list = Json::array();
  for (const TariffLayer& layer : world.layers) {
    Json rates = Json::array();
    for (const TariffCell& cell : layer.cells)
      rates.push_back({{"sector", world.sectors[at(cell.sector)]},
                       {"importer", world.countries[at(cell.importer)]},
                       {"exporter", world.countries[at(cell.exporter)]},
                       {"own_pct", number_json(100 * world.tariff(cell.sector, cell.importer, cell.exporter))},
                       {"layer_pct", number_json(100 * cell.rate)}});
    list.push_back({{"name", layer.name},
                    {"text", layer.text},
                    {"source", layer.source},
                    {"first_year", layer.first_year},
                    {"laid", layer.name == world.active_layer},
                    {"rates", rates}});
  }
  return list;
}

Json elasticity_sets_json(const World& world) {
  Json list = Json::array();
  for (const ElasticitySet& set : world.elasticity_sets) {
    Json theta = Json::object();
    for (Sector j : all<Sector>(world.sector_count())) theta[world.sectors[at(j)]] = number_json(set.sigma(j) - 1);
    list.push_back({{"name", set.name}, {"horizon", set.horizon}, {"source", set.source}, {"trade_elasticity", theta}});
  }
  return list;
}

Json sources_json(const World& world) {
  Json list = Json::array();
  for (const Source& source : world.sources)
    list.push_back({{"title", source.title},
                    {"publisher", source.publisher},
                    {"licence", source.licence},
                    {"citation", source.citation},
                    {"kind", source.kind},
                    {"sha256", source.sha256}});
  return list;
}

Json totals_json(const std::vector<RepairTotal>& totals, const char* key) {
  Json list = Json::array();
  for (const RepairTotal& total : totals)
    list.push_back({{key, total.key}, {"count", total.count}, {"moved", number_json(total.moved)}});
  return list;
}

Json repairs_json(const World& world) {
  Json list = Json::array();
  for (const Repair& repair : world.repairs)
    list.push_back({{"rule", repair.rule},
                    {"text", repair.text},
                    {"sector", repair.sector},
                    {"importer", repair.importer},
                    {"exporter", repair.exporter},
                    {"before", number_json(repair.before)},
                    {"after", number_json(repair.after)},
                    {"unit", repair.unit},
                    {"moved", number_json(repair.moved)}});
  return list;
}

Json heading_json(const World& world) {
  return {{"name", world.name},     {"year", world.year},
          {"kind", world.kind},     {"unit", world.unit},
          {"content_id", world.id}, {"active_layer", world.active_layer.empty() ? Json(nullptr) : Json(world.active_layer)}};
}

}  // namespace

std::string world_json(const World& world) {
  Json json = heading_json(world);
  json["sectors"] = sectors_json(world);
  json["countries"] = countries_json(world);
  json["layers"] = layers_json(world);
  json["elasticity_sets"] = elasticity_sets_json(world);
  json["repairs"] = {{"count", world.repairs.size()},
                     {"by_rule", totals_json(repairs_by_rule(world), "rule")},
                     {"by_country", totals_json(repairs_by_country(world), "iso3")}};
  json["sources"] = sources_json(world);
  json["command"] = world.command;
  return json.dump(2);
}

std::string balance_json(const World& world) {
  const BalanceCheck check = check_balance(world);
  Json json = heading_json(world);
  json["balanced"] = check.worst_expenditure_gap < balanced_within && check.worst_budget_gap < balanced_within;
  json["worst_market_gap"] = number_json(check.worst_expenditure_gap);
  json["worst_budget_gap"] = number_json(check.worst_budget_gap);
  json["deficits_sum"] = number_json(check.deficits_sum);
  json["value_added"] = number_json(check.world_value_added);
  json["output"] = number_json(check.world_output);
  json["flows"] = world.flow.size();
  json["flows_above_zero"] = world.flow.size() - check.zero_cells;
  json["sectors_without_output"] = check.zero_output_sectors;
  json["cell_classes"] = Json::array();
  for (const ClassTotal& one : cell_classes(world))
    json["cell_classes"].push_back(
        {{"class", one.name}, {"what", one.what}, {"cells", one.cells}, {"million_usd", number_json(one.value)}});
  json["repairs_by_rule"] = totals_json(repairs_by_rule(world), "rule");
  json["repairs_by_country"] = totals_json(repairs_by_country(world), "iso3");
  json["repairs"] = repairs_json(world);
  return json.dump(2);
}

}  // namespace entrepot
