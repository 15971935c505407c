// The bundle and the JSON of `entrepot war`: what was asked, every regime with its outcome and certificate, tables, page.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entrepot/report.hpp"
#include "report/bundle_folder.hpp"
#include "report/json_values.hpp"
#include "report/question_manifest.hpp"
#include "report/study_doubt.hpp"
#include "report/uncertainty_json.hpp"
#include "report/war_tables.hpp"
#include "report/war_words.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

const std::string& code(const WarStudy& study, Country n) { return study.world->countries[static_cast<std::size_t>(n.value)]; }

Json codes_json(const WarStudy& study, const std::vector<Country>& countries) {
  Json list = Json::array();
  for (const Country n : countries) list.push_back(code(study, n));
  return list;
}

/// What `explain` reads.
Json runs_json(const WarStudy& study) {
  Json list = Json::array();
  for (const WarRegime* regime : study.result.regimes()) {
    if (regime->equilibrium.wage_change.empty() && regime->equilibrium.diagnosis.reason.empty()) continue;
    Json json = {{"name", regime_label(study, *regime)}};
    json.update(equilibrium_json(regime->equilibrium, *study.world));
    list.push_back(std::move(json));
  }
  return list;
}

Json regime_json(const WarStudy& study, const WarRegime& regime) {
  const WarResult& r = study.result;
  Json json = {{"name", regime.name}, {"outcome", to_string(regime.outcome)}};
  if (!regime.reason.empty()) json["reason"] = regime.reason;
  Json players = Json::array();
  for (std::size_t p = 0; p < r.game.players.size(); ++p) {
    Json player = {{"name", r.game.players[p].name},
                   {"mean_tariff_pct", number_json(regime.mean_tariff_pct[p])},
                   {"mean_export_tax_pct", number_json(regime.mean_export_tax_pct[p])},
                   {"gain_pct", number_json(regime.gain_pct[p])},
                   {"real_income_pct", number_json(regime.real_income_pct[p])}};
    if (p < regime.rates.size() && !regime.rates[p].empty()) {
      Json rates = Json::array();
      for (const double rate : regime.rates[p]) rates.push_back(number_json(100 * rate));
      player["rates_pct"] = std::move(rates);
    }
    players.push_back(std::move(player));
  }
  json["players"] = std::move(players);
  json["world_real_income_pct"] = number_json(regime.world_real_income_pct);
  Json countries = Json::object();
  for (const Country n : all<Country>(study.world->country_count()))
    countries[code(study, n)] = number_json(regime.real_income(n));
  json["real_income_pct"] = std::move(countries);
  json["certificate"] = {{"distance_pct", number_json(100 * regime.distance)}, {"evaluations", regime.evaluations}};
  if (!regime.equilibrium.wage_change.empty())
    json["certificate"]["residuals"] = residuals_json(regime.equilibrium.certificate, *study.world);
  return json;
}

Json nash_json(const WarStudy& study) {
  const NashPoint& nash = study.result.nash;
  Json deviations = Json::array();
  for (std::size_t p = 0; p < nash.scans.size(); ++p) {
    const DeviationScan& scan = nash.scans[p];
    deviations.push_back({{"player", study.result.game.players[p].name},
                          {"largest_gain_pct", number_json(scan.gain_pct)},
                          {"equilibria", scan.points},
                          {"failed", scan.failed}});
  }
  return {{"certified", nash.certified()},
          {"outcome", to_string(nash.outcome)},
          {"distance_pct", number_json(100 * nash.distance)},
          {"evaluations", nash.evaluations},
          {"by_turns", nash.by_turns},
          {"from_free_trade", to_string(nash.from_free_trade)},
          {"allowed_gain_pct", number_json(nash.largest_gain_pct)},
          {"deviations", std::move(deviations)}};
}

Json players_json(const WarStudy& study) {
  Json list = Json::array();
  for (const TaxPlayer& player : study.result.game.players) {
    Json instruments = Json::array();
    for (const TaxInstrument& instrument : player.instruments) {
      Json sectors = Json::array();
      for (const Sector j : instrument.sectors) sectors.push_back(study.world->sectors[static_cast<std::size_t>(j.value)]);
      instruments.push_back({{"tax", instrument.kind == TaxKind::tariff ? "tariff" : "export_tax"},
                             {"partners", codes_json(study, instrument.partners)},
                             {"sectors", std::move(sectors)}});
    }
    list.push_back(
        {{"name", player.name}, {"members", codes_json(study, player.members)}, {"instruments", std::move(instruments)}});
  }
  return list;
}

Json worse_together_json(const WarStudy& study) {
  Json list = Json::array();
  for (const std::size_t p : study.result.worse_together) list.push_back(study.result.game.players[p].name);
  return list;
}

std::string manifest_of(const WarStudy& study, const std::map<std::string, std::string>& files) {
  Json json = question_manifest(study, "war", study.params.solver, runs_json(study), files);
  json["nash"] = nash_json(study);
  return json.dump(2) + "\n";
}

}  // namespace

std::map<std::string, std::string> war_files(const WarStudy& study) {
  std::map<std::string, std::string> files;
  if (!study.scenario.text.empty()) files["scenario.toml"] = study.scenario.text;
  if (study.result.peace.outcome == Outcome::converged) {
    const LongTable table = regimes_table(study);
    files[table.file] = csv_text(table, study.scenario.kind);
    files["rates.csv"] = chosen_rates_csv(study);
    files["report.html"] = war_html(study);
  }
  if (study.uncertainty) {
    for (auto& [name, content] : doubt_files(*study.uncertainty)) files[name] = std::move(content);
  }
  files["manifest.json"] = manifest_of(study, files);
  return files;
}

void write_war_bundle(const WarStudy& study, const std::filesystem::path& folder) {
  write_result_folder(war_files(study), folder, study.uncertainty ? unfinished_folder("").string() : "");
}

std::string war_json(const WarStudy& study) {
  Json regimes = Json::array();
  for (const WarRegime* regime : study.result.regimes()) regimes.push_back(regime_json(study, *regime));
  Json json = {{"outcome", to_string(study.outcome())},
               {"scenario", question_json(study.scenario, study.economy, *study.world)},
               {"world", world_reference_json(*study.world)},
               {"players", players_json(study)},
               {"regimes", std::move(regimes)},
               {"nash", nash_json(study)},
               {"worse_together", worse_together_json(study)}};
  if (study.uncertainty) json["uncertainty"] = uncertainty_json(*study.uncertainty);
  json["warnings"] = study.warnings;
  return json.dump(2) + "\n";
}

}  // namespace entrepot
