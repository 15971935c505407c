// `entrepot accounts check --json`: all of it, numbers with all their digits.
#include <nlohmann/json.hpp>

#include "entrepot/accounts_report.hpp"
#include "report/account_answers.hpp"
#include "report/json_values.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

Json fact_json(const Fact& fact) {
  Json json = {{"id", fact.id},
               {"words", fact.words},
               {"printed", fact.text},
               {"unit", fact.unit.text},
               {"currency", fact.currency},
               {"price_basis", to_string(fact.price_basis)},
               {"interval", interval_json(fact.printed.interval())},
               {"half_unit", number_json(fact.printed.half_unit)},
               {"measure", fact.measure},
               {"reporter", fact.reporter},
               {"flow", to_string(fact.flow)},
               {"partner", fact.partner},
               {"product", fact.product},
               {"period", fact.period ? to_string(*fact.period) : ""},
               {"statistics", fact.statistics},
               {"source", fact.source},
               {"address", fact.address},
               {"status", fact.status},
               {"line", fact.line}};
  if (fact.coarser_half_unit) json["coarser_half_unit"] = number_json(*fact.coarser_half_unit);
  return json;
}

const char* kind_name(FactCheck::Kind kind) {
  switch (kind) {
    case FactCheck::Kind::identity:
      return "identity";
    case FactCheck::Kind::same_flow:
      return "same_flow";
    case FactCheck::Kind::mirror:
      return "mirror";
  }
  return "";
}

Json check_json(const FactCheck& check) {
  Json json = {{"id", check.id},
               {"words", check.words},
               {"kind", kind_name(check.kind)},
               {"verdict", to_string(check.verdict)},
               {"expression", check.left},
               {"equals", check.right},
               {"unit", check.unit.text},
               {"implied", interval_json(check.implied)},
               {"printed", interval_json(check.printed)},
               {"ends_by", to_string(check.method)},
               {"facts", check.facts}};
  if (check.if_coarser) json["if_coarser"] = to_string(*check.if_coarser);
  if (check.verdict == FactVerdict::inconsistent) {
    json["hinges"] = Json::array();
    for (const Hinge& hinge : check.hinges)
      json["hinges"].push_back({{"fact", hinge.fact},
                                {"needed", number_json(hinge.needed)},
                                {"half_units", number_json(hinge.half_units)},
                                {"confirmed", hinge.confirmed}});
  }
  json["mixed_bases"] = check.mixed_bases;
  json["tolerance"] = check.tolerance;
  json["notes"] = check.notes;
  return json;
}

Json rate_json(const RateCheck& rate) {
  Json json = {{"id", rate.group.id}, {"words", rate.group.words}, {"unit", rate.unit}, {"pairs", Json::array()}};
  for (std::size_t i = 0; i < rate.rates.size(); ++i)
    json["pairs"].push_back(
        {{"first", rate.group.pairs[i].first}, {"second", rate.group.pairs[i].second}, {"rate", interval_json(rate.rates[i])}});
  json["common"] = rate.common ? interval_json(*rate.common) : Json(nullptr);
  json["outliers"] = rate.outliers;
  return json;
}

}  // namespace

std::string facts_json(const FactReport& report) {
  const Json counts = {{"consistent", report.count(FactVerdict::consistent)},
                       {"rounding_only", report.count(FactVerdict::rounding_only)},
                       {"inconsistent", report.count(FactVerdict::inconsistent)},
                       {"not_evaluable", report.count(FactVerdict::not_evaluable)}};
  Json json = {{"title", report.file.title},
               {"note", report.file.note},
               {"file", report.file.file},
               {"sha256", report.file.sha256},
               {"verdicts", counts}};
  json["checks"] = json["derived"] = json["exchange_rates"] = json["facts"] = Json::array();
  for (const FactCheck& check : report.checks) json["checks"].push_back(check_json(check));
  for (const DerivedNumber& number : report.derived)
    json["derived"].push_back({{"id", number.derived.id},
                               {"words", number.derived.words},
                               {"expression", number.derived.expression.text},
                               {"unit", number.derived.unit.text},
                               {"interval", interval_json(number.interval)},
                               {"ends_by", to_string(number.method)}});
  for (const RateCheck& rate : report.rates) json["exchange_rates"].push_back(rate_json(rate));
  for (const Fact& fact : report.file.facts) json["facts"].push_back(fact_json(fact));
  return json.dump(2) + "\n";
}

}  // namespace entrepot
