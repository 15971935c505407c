// JSON, tables and bundle of `entrepot frontier`.
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entrepot/report.hpp"
#include "report/bundle_folder.hpp"
#include "report/frontier_words.hpp"
#include "report/json_values.hpp"
#include "report/long_table.hpp"
#include "report/number_text.hpp"
#include "report/question_manifest.hpp"
#include "report/study_doubt.hpp"
#include "report/uncertainty_json.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

const std::string& code(const FrontierStudy& study, Country n) {
  return study.world->countries[static_cast<std::size_t>(n.value)];
}

Json sector_codes(const FrontierStudy& study, const std::vector<Sector>& sectors) {
  Json codes = Json::array();
  for (const Sector j : sectors) codes.push_back(study.world->sectors[static_cast<std::size_t>(j.value)]);
  return codes;
}

Json incomes_json(const FrontierStudy& study, const ByCountry& percent) {
  Json json = Json::object();
  for (const Country n : all<Country>(study.world->country_count())) json[code(study, n)] = number_json(percent(n));
  return json;
}

Json rate_json(const FrontierStudy& study, const FrontierRate& rate) {
  Json json = {{"sectors", sector_codes(study, rate.sectors)}};
  if (study.result.tariffs) {
    json["tariff_pct"] = number_json(rate.tariff_pct);
    json["imports_banned"] = rate.imports_banned;
    json["imports_left_pct"] = number_json(100 * rate.imports_left);
  }
  if (study.result.export_taxes) {
    json["export_tax_pct"] = number_json(rate.export_tax_pct);
    json["exports_banned"] = rate.exports_banned;
    json["exports_left_pct"] = number_json(100 * rate.exports_left);
  }
  return json;
}

Json point_json(const FrontierStudy& study, const FrontierPoint& point) {
  Json json = {{"willingness_to_pay", point.willingness_to_pay},
               {"certified", point.found},
               {"coalition_cost", number_json(point.coalition_cost)},
               {"coalition_cost_pct", number_json(100 * point.coalition_cost / coalition_income(study))},
               {"target_loss", number_json(point.target_loss)},
               {"target_loss_pct", number_json(100 * point.target_loss / target_income(study))},
               {"certificate",
                {{"distance_pp", number_json(point.distance)},
                 {"gain_left", number_json(point.gain_left)},
                 {"best_deviation", number_json(point.best_deviation)},
                 {"equilibria", point.evaluations}}},
               {"equilibrium", equilibrium_json(point.equilibrium, *study.world)}};
  for (const FrontierRate& rate : point.rates) json["rates"].push_back(rate_json(study, rate));
  json["real_income_pct"] = incomes_json(study, point.real_income);
  return json;
}

Json measures_json(const FrontierStudy& study, const FrontierComparison& measures) {
  return {{"group", study.scenario.frontier->measures},
          {"outcome", to_string(measures.equilibrium.outcome)},
          {"coalition_cost", number_json(measures.coalition_cost)},
          {"target_loss", number_json(measures.target_loss)},
          {"least_cost", number_json(measures.least_cost)}};
}

/// What `explain` reads.
Json runs_json(const FrontierStudy& study) {
  Json list = Json::array();
  const auto add = [&](const std::string& name, const Equilibrium& equilibrium) {
    Json json = {{"name", name}};
    json.update(equilibrium_json(equilibrium, *study.world));
    list.push_back(std::move(json));
  };
  add("without the taxes", study.result.base);
  for (const FrontierPoint& point : study.result.points)
    add("willingness to pay " + given_text(point.willingness_to_pay), point.equilibrium);
  if (study.result.measures) add("the measures as they are", study.result.measures->equilibrium);
  return list;
}

LongTable points_table(const FrontierStudy& study) {
  LongTable table{"frontier.csv", {}};
  for (const FrontierPoint& point : study.result.points) {
    const std::string key = fmt::format("{}?willingness_to_pay={}", study.world->name, plain_number(point.willingness_to_pay));
    const auto add = [&](const char* variable, const char* unit, const std::string& iso3, const std::string& sector,
                         double value) {
      if (std::isfinite(value)) table.rows.push_back({key, variable, unit, iso3, "", sector, value, 0});
    };
    add("coalition_cost", "million USD", "", "", point.coalition_cost);
    add("target_loss", "million USD", code(study, study.result.target), "", point.target_loss);
    for (const FrontierRate& rate : point.rates) {
      for (const Sector j : rate.sectors) {
        const std::string& sector = study.world->sectors[static_cast<std::size_t>(j.value)];
        add("tariff", "percent", "", sector, rate.imports_banned ? NAN : rate.tariff_pct);
        add("export_tax", "percent", "", sector, rate.exports_banned ? NAN : rate.export_tax_pct);
      }
    }
    for (const Country n : all<Country>(study.world->country_count()))
      add("real_income_change", "percent", code(study, n), "", point.real_income(n));
  }
  return table;
}

std::string manifest_of(const FrontierStudy& study, const std::map<std::string, std::string>& files) {
  return question_manifest(study, "frontier", study.params, runs_json(study), files).dump(2) + "\n";
}

}  // namespace

void write_frontier_bundle(const FrontierStudy& study, const std::filesystem::path& folder) {
  std::map<std::string, std::string> files;
  if (!study.scenario.text.empty()) files["scenario.toml"] = study.scenario.text;
  if (study.outcome() == Outcome::converged) {
    const LongTable table = points_table(study);
    files[table.file] = csv_text(table, study.scenario.kind);
    files["report.html"] = frontier_html(study);
  }
  if (study.uncertainty) {
    for (auto& [name, content] : doubt_files(*study.uncertainty)) files[name] = std::move(content);
  }
  files["manifest.json"] = manifest_of(study, files);
  write_result_folder(files, folder, study.uncertainty ? unfinished_folder("").string() : "");
}

std::string frontier_json(const FrontierStudy& study) {
  Json points = Json::array();
  for (const FrontierPoint& point : study.result.points) points.push_back(point_json(study, point));
  Json coalition = Json::array();
  for (const Country n : study.result.coalition) coalition.push_back(code(study, n));
  Json json = {{"outcome", to_string(study.outcome())},
               {"scenario", question_json(study.scenario, study.economy, *study.world)},
               {"world", world_reference_json(*study.world)},
               {"unit", "million USD a year of benchmark income; rates and incomes in percent"},
               {"target", code(study, study.result.target)},
               {"coalition", std::move(coalition)},
               {"points", std::move(points)}};
  if (const auto free = loss_at_no_cost(study.result)) json["loss_at_no_cost"] = number_json(*free);
  if (study.result.measures) json["measures"] = measures_json(study, *study.result.measures);
  if (study.uncertainty) json["uncertainty"] = uncertainty_json(*study.uncertainty);
  json["warnings"] = study.warnings;
  return json.dump(2) + "\n";
}

}  // namespace entrepot
