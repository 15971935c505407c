// `--json`: one object, names as in docs/scenario.md. A single scenario stands at the top level; a grid or dates in runs[].
#include "entrepot/report.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

#include "report/coalition_json.hpp"
#include "report/horizon_json.hpp"
#include "report/json_values.hpp"
#include "report/judgement_words.hpp"
#include "report/study_doubt.hpp"
#include "report/uncertainty_json.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

double percent_change(double after, double before) {
  return before == 0 ? (after == 0 ? 0.0 : INFINITY) : 100 * (after / before - 1);
}

Json countries_json(const Outcomes& outcomes, const Equilibrium& equilibrium, bool transfers, const World& world) {
  Json countries = Json::array();
  for (const CountryOutcome& c : outcomes.countries) {
    countries.push_back({{"iso3", world.countries[c.country.value]},
                         {"real_income_pct", number_json(100 * (c.real_income - 1))},
                         {"real_wage_pct", number_json(100 * (c.real_wage - 1))},
                         {"exports_pct", number_json(percent_change(c.exports, c.exports_baseline))},
                         {"imports_pct", number_json(percent_change(c.imports, c.imports_baseline))},
                         {"wage_pct", number_json(100 * (c.wage - 1))},
                         {"consumer_price_pct", number_json(100 * (c.consumer_price - 1))},
                         {"tariff_revenue_change", number_json(c.tariff_revenue - c.tariff_revenue_baseline)}});
    if (transfers) countries.back()["transfer"] = number_json(equilibrium.transfer(c.country));
  }
  return countries;
}

Json limits_json(const std::vector<LimitOutcome>& limits, const World& world) {
  Json list = Json::array();
  for (const LimitOutcome& limit : limits) {
    Json earned = Json::object();
    for (const auto& [country, rent] : limit.earned)
      earned[world.countries[static_cast<std::size_t>(country.value)]] = number_json(rent);
    list.push_back({{"measure", limit.name},
                    {"kind", limit.kind == LimitKind::price ? "price" : "quantity"},
                    {"limits", limit.flows},
                    {"binding", limit.binding},
                    {"used", number_json(limit.used)},
                    {"bound", number_json(limit.bound)},
                    {"paid_on_top_pct", number_json(limit.rent_pct)},
                    {"rent", number_json(limit.rent)},
                    {"earned", std::move(earned)}});
  }
  return list;
}

Json run_json(const Run& run, bool transfers, const World& world) {
  Json json = equilibrium_json(run.equilibrium, world);
  if (!run.parameters.empty()) json["parameters"] = parameters_json(run.parameters);
  if (!run.on.empty()) json["parameters"]["on"] = run.on;
  if (run.outcomes) {
    json["world_real_income_pct"] = number_json(100 * (run.outcomes->world_real_income - 1));
    if (!run.outcomes->limits.empty()) json["limits"] = limits_json(run.outcomes->limits, world);
    json["countries"] = countries_json(*run.outcomes, run.equilibrium, transfers, world);
  }
  return json;
}

Json compliance_json(const ComplianceResult& r) {
  Json costs = Json::object();
  for (const auto& [iso3, cost] : r.enforcer_costs) costs[iso3] = number_json(cost);
  Json outcomes = Json::object();
  constexpr const char* states[] = {"ignore", "comply", "penalised"};
  for (std::size_t s = 0; s < r.equilibria.size() && s < 3; ++s) outcomes[states[s]] = to_string(r.equilibria[s].outcome);
  Json json = {{"penalty", r.penalty}, {"parameters", parameters_json(r.parameters)}, {"outcomes", outcomes}};
  if (!r.on.empty()) json["parameters"]["on"] = r.on;
  if (!r.certified()) return json;
  json.update(Json{{"gain_pct", number_json(r.gain)},
                   {"stake_pct", number_json(r.stake)},
                   {"threshold", number_json(r.threshold)},  // null = infinite: nothing is at stake
                   {"enforcer_cost_pct", number_json(r.enforcer_cost)},
                   {"enforcer_costs_pct", costs},
                   {"target_loss_if_complies_pct", number_json(r.target_loss_if_complies)},
                   {"dlog_threshold", number_json(r.dlog_threshold)},
                   {"dlog_threshold_from_stake", number_json(r.from_stake)},
                   {"dlog_threshold_from_gain", number_json(r.from_gain)}});
  return json;
}

Json pair_json(const PairStudy& pair, const World& world) {
  Json states = Json::array();
  for (const PairStudy::State& s : pair.states) {
    Json state = {{"state", s.label},
                  {"a_on_b_share", number_json(s.dependence.a_on_b)},
                  {"b_on_a_share", number_json(s.dependence.b_on_a)},
                  {"asymmetry", number_json(s.dependence.asymmetry)},
                  {"supplier_power_a_over_b", number_json(s.power_a_over_b)},
                  {"supplier_power_b_over_a", number_json(s.power_b_over_a)},
                  {"exit_outcome", to_string(s.exit.cut.outcome)}};
    if (s.exit.cut.outcome == Outcome::converged)
      state.update(Json{{"exit_loss_a_pct", number_json(s.exit.loss_a)},
                        {"exit_loss_b_pct", number_json(s.exit.loss_b)},
                        {"exit_loss_ratio", number_json(s.exit.ratio)}});
    states.push_back(std::move(state));
  }
  return {{"a", world.countries[pair.a.value]}, {"b", world.countries[pair.b.value]}, {"states", states}};
}

Json contributions_json(const ShapleyDecomposition& shapley, const World& world) {
  Json list = Json::array();
  for (std::size_t g = 0; g < shapley.groups.size(); ++g) {
    Json by_country = Json::object();
    for (Country n : all<Country>(world.country_count()))
      by_country[world.countries[n.value]] = number_json(shapley.contribution[g](n));
    list.push_back({{"group", shapley.groups[g]}, {"real_income_pct", std::move(by_country)}});
  }
  return list;
}

Json diversion_json(const Diversion& d, const World& world) {
  auto list = [&](const std::vector<std::pair<Country, double>>& changes) {
    Json json = Json::object();
    for (const auto& [country, change] : changes) json[world.countries[country.value]] = number_json(change);
    return json;
  };
  return {{"importer", world.countries[d.importer.value]},
          {"exporter", world.countries[d.exporter.value]},
          {"change", number_json(d.change)},
          {"replaced_by", list(d.replaced_by)},
          {"redirected_to", list(d.redirected_to)}};
}

Json judgement_json(const Study& study, const JudgedStatement& statement) {
  const Judgement& judgement = *statement.judgement;
  Json json = {{"id", judgement.id}, {"claim", judgement.claim}, {"number", judgement.number}};
  if (!judgement.minus.empty()) json["minus"] = judgement.minus;
  if (judgement.above) json["above"] = *judgement.above;
  if (judgement.below) json["below"] = *judgement.below;
  json["central"] = number_json(statement.number->central);
  json["lo"] = number_json(statement.number->low.value);
  json["hi"] = number_json(statement.number->high.value);
  json["holds_share"] = number_json(statement.share);
  json["holds_central"] = statement.central;
  json["draws"] = statement.answered;
  json["failed"] = statement.number->failed;
  json["decided_by"] = deciding_words(study, *statement.number);
  return json;
}

}  // namespace

std::string study_json(const Study& study) {
  const World& world = *study.world;
  const bool single = study.runs.size() == 1 && study.runs.front().parameters.empty() && study.runs.front().on.empty();
  Json json = {{"program", {{"name", "entrepot"}, {"version", version().number}, {"commit", version().commit}}},
               {"scenario", scenario_reference_json(study)},
               {"world", world_reference_json(world)}};
  const bool transfers = !study.burden_sharers.empty();
  if (single) json.update(run_json(study.runs.front(), transfers, world));
  json["outcome"] = to_string(study.outcome());
  json["baseline"] = equilibrium_json(study.baseline, world);
  json["total_seconds"] = number_json(study.seconds);
  if (!single) {
    json["runs"] = Json::array();
    for (const Run& run : study.runs) json["runs"].push_back(run_json(run, transfers, world));
  }
  if (!study.compliance.empty()) {
    json["compliance"] = Json::array();
    for (const ComplianceResult& r : study.compliance) json["compliance"].push_back(compliance_json(r));
  }
  if (!study.pairs.empty()) {
    json["pairs"] = Json::array();
    for (const PairStudy& pair : study.pairs) json["pairs"].push_back(pair_json(pair, world));
  }
  if (study.contributions && study.contributions->failed.empty())
    json["contributions"] = contributions_json(*study.contributions, world);
  if (study.horizons) json["horizons"] = horizons_json(study);
  if (study.coalition) json["coalition"] = coalition_json(*study.coalition, world);
  if (!study.diversion.empty()) {
    json["diversion"] = Json::array();
    for (const Diversion& d : study.diversion) json["diversion"].push_back(diversion_json(d, world));
  }
  if (study.uncertainty) json["uncertainty"] = uncertainty_json(named_doubt(study));
  for (const JudgedStatement& statement : judged_statements(study))
    json["judgements"].push_back(judgement_json(study, statement));
  json["warnings"] = study.warnings;
  return json.dump(2) + "\n";
}

}  // namespace entrepot
