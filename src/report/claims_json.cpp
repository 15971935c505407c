#include "report/claims_json.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

#include "report/claims_tables.hpp"
#include "report/claims_words.hpp"
#include "report/json_values.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

Json interval_json(const Interval& i, double scale = 1) {
  return {{"value", number_json(i.value / scale)}, {"low", number_json(i.low / scale)}, {"high", number_json(i.high / scale)}};
}

Json test_json(const LedgerResult& result, const Claim& claim, const ClaimTest& test, const TestResult& r) {
  Json json = {{"id", test_id(claim, test)},
               {"words", test.words},
               {"verdict", to_string(r.verdict)},
               {"unit", test.unit},
               {"ours", interval_json(r.ours)},
               {"theirs", r.theirs ? interval_json(*r.theirs) : Json(nullptr)},
               {"above", test.above ? Json(*test.above) : Json(nullptr)},
               {"below", test.below ? Json(*test.below) : Json(nullptr)},
               {"case", test.in_case},
               {"assumes", test.assumes},
               {"draws", r.draws},
               {"answered", r.answered},
               {"share", number_json(r.draws > 0 ? r.share : std::nan(""))},
               {"why", test_sentence(test, r)}};
  Json missing = Json::array();
  for (const MissingNumber& m : r.missing) missing.push_back({{"id", m.id}, {"reason", m.reason}});
  json["missing"] = std::move(missing);
  json["settles"] = test.settles;
  Json numbers = Json::array();
  for (const std::size_t n : r.numbers) numbers.push_back(number_id(result.numbers[n]));
  json["numbers"] = std::move(numbers);
  return json;
}

Json claim_json(const LedgerResult& result, std::size_t c) {
  const Claim& claim = result.ledger.claims[c];
  const ClaimResult& r = result.claims[c];
  Json tests = Json::array();
  for (std::size_t t = 0; t < claim.tests.size(); ++t) tests.push_back(test_json(result, claim, claim.tests[t], r.tests[t]));
  return {{"id", claim.id},
          {"claim", claim.words},
          {"kind", to_string(claim.kind)},
          {"verdict", to_string(r.verdict)},
          {"condition", condition_words(claim, r)},
          {"reading", claim.reading},
          {"source", claim.source},
          {"tests", std::move(tests)}};
}

Json state_json(const CertifiedState& s) {
  return {{"name", s.name},    {"outcome", to_string(s.outcome)}, {"residual", number_json(s.residual.value)},
          {"kind", s.kind},    {"country", s.residual.country},   {"sector", s.residual.sector},
          {"sweeps", s.sweeps}};
}

Json run_json(const LedgerRun& run) {
  Json states = Json::array();
  for (const CertifiedState& s : run.states) states.push_back(state_json(s));
  const CertifiedState* worst = run.worst();
  return {{"id", run.asked.id},
          {"title", run.scenario.title},
          {"file", run.asked.file},
          {"question", run.asked.question},
          {"scenario_id", run.scenario.id},
          {"put", run.asked.put},
          {"horizon", run.scenario.horizon},
          {"world", run.world},
          {"world_id", run.world_id},
          {"outcome", to_string(run.outcome)},
          {"reason", run.reason},
          {"draws", run.doubt ? run.doubt->draws : 0},
          {"failed_draws", run.doubt ? run.doubt->failed : 0},
          {"worst", worst != nullptr ? state_json(*worst) : Json(nullptr)},
          {"states", std::move(states)}};
}

Json number_entry(const LedgerResult& result, const LedgerNumber& n) {
  Json json = {{"kind", to_string(n.kind)}, {"words", n.words}, {"unit", n.unit}, {"scale", n.scale}};
  json.update(interval_json(n.interval, n.scale));
  json["missing"] = n.missing;
  if (n.kind == NumberKind::outcome) {
    const bool there = n.run < result.runs.size();
    json["scenario"] = there ? Json(result.runs[n.run].asked.id) : Json(nullptr);
    json["headline"] = n.id.substr(n.id.find('.') + 1);
    return json;
  }
  json.update(Json{{"file", n.file}, {"sha256", n.sha256}, {"lines", n.lines}, {"rows", n.rows}});
  if (!n.sql.empty()) json["sql"] = n.sql;
  if (n.kind == NumberKind::fact) json["text"] = n.text;
  json.update(Json{{"source", n.source}, {"address", n.address}, {"status", n.status}});
  return json;
}

/// What a cell takes from its file, so that the number can be taken again.
Json cell_entry(const LedgerResult& result, const LedgerNumber& n) {
  Json json = number_entry(result, n);
  for (const LedgerCell& cell : result.ledger.cells) {
    if (cell.id != n.id) continue;
    constexpr const char* takes[] = {"only", "sum", "mean", "least", "most"};
    json.update(Json{{"column", cell.column}, {"take", takes[static_cast<std::size_t>(cell.take)]}, {"file_scale", cell.scale}});
  }
  return json;
}

}  // namespace

Json traces_json(const LedgerResult& result) {
  Json numbers = Json::object(), tests = Json::object(), scenarios = Json::object();
  for (const LedgerNumber& n : result.numbers)
    numbers[number_id(n)] = n.kind == NumberKind::cell ? cell_entry(result, n) : number_entry(result, n);
  for (std::size_t c = 0; c < result.claims.size(); ++c) {
    const Claim& claim = result.ledger.claims[c];
    for (std::size_t t = 0; t < claim.tests.size(); ++t) {
      const ClaimTest& test = claim.tests[t];
      Json json = test_json(result, claim, test, result.claims[c].tests[t]);
      json["formula"] = test.ours.text;
      json["against"] = test.theirs ? test.theirs->text : "";
      json["claim"] = claim.words;
      tests[test_id(claim, test)] = std::move(json);
    }
  }
  for (const LedgerRun& run : result.runs) scenarios[run.asked.id] = run_json(run);
  return {{"ledger", {{"file", "claims.toml"}, {"id", result.ledger.id}}},
          {"tests", std::move(tests)},
          {"numbers", std::move(numbers)},
          {"scenarios", std::move(scenarios)}};
}

std::string claims_json(const LedgerResult& result) {
  Json claims = Json::array(), runs = Json::array(), counts = Json::object();
  for (std::size_t c = 0; c < result.claims.size(); ++c) claims.push_back(claim_json(result, c));
  for (const LedgerRun& run : result.runs) runs.push_back(run_json(run));
  for (const Verdict v : {Verdict::supported, Verdict::rounding_only, Verdict::conditional, Verdict::open, Verdict::contradicted})
    counts[to_string(v)] = result.count(v);
  const ClaimedText& text = result.ledger.text;
  const Json json = {{"title", result.ledger.title},
                     {"id", result.ledger.id},
                     {"text",
                      {{"title", text.title},
                       {"author", text.author},
                       {"publisher", text.publisher},
                       {"date", text.date},
                       {"address", text.address}}},
                     {"verdicts", std::move(counts)},
                     {"claims", std::move(claims)},
                     {"scenarios", std::move(runs)},
                     {"seconds", number_json(result.seconds)}};
  return json.dump(2) + "\n";
}

}  // namespace entrepot
