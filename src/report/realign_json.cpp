#include "report/realign_json.hpp"

#include <nlohmann/json.hpp>

#include "entrepot/report.hpp"
#include "report/json_values.hpp"
#include "report/realign_words.hpp"
#include "report/uncertainty_json.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

const std::string& code(const RealignStudy& study, Country n) {
  return study.world->countries[static_cast<std::size_t>(n.value)];
}

Json codes_json(const RealignStudy& study, const std::vector<Country>& countries) {
  Json list = Json::array();
  for (const Country n : countries) list.push_back(code(study, n));
  return list;
}

/// An embargo has no number.
Json pressure_json(double pressure) { return pressure == embargo ? Json("embargo") : number_json(pressure); }

Json threshold_json(const Threshold& t, const char* value_name) {
  return {{"reach", reach_word(t.reach)},
          {value_name, number_json(t.value)},
          {"bracket", {number_json(t.low), number_json(t.high)}},
          {"margins_pct", {number_json(t.margin_low), number_json(t.margin_high)}},
          {"residual_pct", number_json(t.residual)}};
}

Json money_json(const RealignMoney& m) {
  return {{"bidders_gain", number_json(m.bidders_gain)},
          {"payer_gain", number_json(m.payer_gain)},
          {"target_loss", number_json(m.target_loss)},
          {"rival_loss", number_json(m.rival_loss)}};
}

Json bid_json(const RealignBid& bid) {
  return {{"needed_security_difference", number_json(bid.needed_difference)},
          {"surplus", number_json(bid.surplus)},
          {"splits", bid.splits},
          {"winners_payment", number_json(bid.payment)}};
}

Json case_json(const RealignStudy& study, const RealignCase& c) {
  const RealignResult& r = study.result;
  Json transfers = Json::array(), doubts = Json::array(), map = Json::array();
  for (std::size_t p = 0; p < r.pressure.size(); ++p) {
    Json entry = {{"pressure", pressure_json(r.pressure[p])}};
    entry.update(threshold_json(c.transfer[p], "million_usd"));
    entry["money_million_usd"] = money_json(c.money[p]);
    transfers.push_back(std::move(entry));
    Json row = Json::array();
    for (std::size_t t = 0; t < r.transfers.size(); ++t) row.push_back(number_json(r.margin(c, p, t)));
    map.push_back(std::move(row));
  }
  for (const DoubtPoint& point : c.doubts) {
    Json entry = {{"doubt", point.doubt}};
    entry.update(threshold_json(point.transfer, "million_usd"));
    doubts.push_back(std::move(entry));
  }
  return {{"stick", r.sticks[c.stick].id},
          {"offer", r.offers[c.offer].id},
          {"transfers", std::move(transfers)},
          {"pressure", threshold_json(c.pressure, "factor")},
          {"bid_million_usd", bid_json(c.bid)},
          {"doubts", std::move(doubts)},
          {"largest_doubt", threshold_json(c.largest_doubt, "probability")},
          {"margins_pct", std::move(map)}};
}

Json state_json(const RealignStudy& study, const RealignState& state) {
  Json json = {{"state", state.name},
               {"outcome", to_string(state.outcome)},
               {"residual", {{"kind", state.residual_kind}, {"value", number_json(state.residual.value)}}},
               {"target_log_real_income", number_json(state.log_real_income(study.result.target))},
               {"rival_log_real_income", number_json(state.log_real_income(study.result.rival))}};
  if (state.outcome != Outcome::converged) json["reason"] = state.diagnosis.reason;
  return json;
}

Json offers_json(const RealignStudy& study) {
  Json list = Json::array();
  for (const RealignOfferResult& offer : study.result.offers)
    list.push_back({{"id", offer.id},
                    {"lifted_by", codes_json(study, offer.lifted_by)},
                    {"target_slope_per_million_usd", number_json(offer.target_slope)},
                    {"payer_slope_per_million_usd", number_json(offer.payer_slope)},
                    {"largest_transfer_million_usd", number_json(offer.largest_transfer)},
                    {"rising", offer.rising}});
  return list;
}

Json sticks_json(const RealignStudy& study) {
  Json list = Json::array();
  for (const RealignStickResult& stick : study.result.sticks)
    list.push_back({{"id", stick.id},
                    {"joined_by", codes_json(study, stick.joined_by)},
                    {"factor", stick.factor ? number_json(*stick.factor) : Json(nullptr)}});
  return list;
}

Json headlines_json(const RealignResult& result) {
  Json list = Json::array();
  for (const Headline& h : headlines(result))
    list.push_back({{"id", h.id}, {"words", h.words}, {"unit", h.unit}, {"value", number_json(h.value)}});
  return list;
}

}  // namespace

const char* reach_word(Reach reach) {
  switch (reach) {
    case Reach::found:
      return "found";
    case Reach::below:
      return "below";
    case Reach::beyond:
      return "beyond";
    case Reach::only_embargo:
      return "only_embargo";
    case Reach::unknown:
      break;
  }
  return "unknown";
}

Json realign_value(const RealignStudy& study) {
  const RealignResult& r = study.result;
  Json pressure = Json::array(), transfers = Json::array(), cases = Json::array(), states = Json::array();
  for (const double value : r.pressure) pressure.push_back(pressure_json(value));
  for (const double value : r.transfers) transfers.push_back(number_json(value));
  for (const RealignCase& c : r.cases) cases.push_back(case_json(study, c));
  for (const RealignState* state : realign_states(r)) states.push_back(state_json(study, *state));
  const RealignAnswer answer = realign_answer(study);
  return {{"target", code(study, r.target)},
          {"away_from", code(study, r.rival)},
          {"by", codes_json(study, r.by)},
          {"payer", code(study, r.payer)},
          {"break_factor", number_json(study.scenario.realign->break_factor)},
          {"political_value_pct", number_json(100 * r.political_value)},
          {"doubt", number_json(r.doubt)},
          {"payer_security_million_usd", number_json(r.payer_security)},
          {"rival_security_million_usd", number_json(r.rival_security)},
          {"answer", {{"headline", answer.headline}, {"sentences", answer.sentences}, {"condition", answer.condition}}},
          {"pressure", std::move(pressure)},
          {"transfers_million_usd", std::move(transfers)},
          {"sticks", sticks_json(study)},
          {"offers", offers_json(study)},
          {"cases", std::move(cases)},
          {"headlines", headlines_json(r)},
          {"states", std::move(states)},
          {"equilibria", r.equilibria}};
}

Json realign_runs_json(const RealignStudy& study) {
  Json list = Json::array();
  for (const RealignState* state : realign_states(study.result)) {
    Json residuals = {{"max", number_json(state->residual.value)}, {"worst", state->residual_kind}};
    if (!state->residual_kind.empty())
      residuals[state->residual_kind] = {{"value", number_json(state->residual.value)},
                                         {"country", state->residual.country},
                                         {"sector", state->residual.sector}};
    Json json = {{"name", state->name}, {"outcome", to_string(state->outcome)}, {"residuals", std::move(residuals)}};
    if (state->outcome != Outcome::converged) {
      const Diagnosis& d = state->diagnosis;
      json["diagnosis"] = {{"reason", d.reason}, {"suggestion", d.suggestion}, {"country", d.country}, {"sector", d.sector}};
    }
    list.push_back(std::move(json));
  }
  return list;
}

std::string realign_json(const RealignStudy& study) {
  Json json = {{"outcome", to_string(study.outcome())},
               {"scenario", question_json(study.scenario, study.economy, *study.world)},
               {"world", world_reference_json(*study.world)},
               {"on", study.on}};
  json["realign"] = realign_value(study);
  if (study.uncertainty) json["uncertainty"] = uncertainty_json(*study.uncertainty);
  json["warnings"] = study.warnings;
  return json.dump(2) + "\n";
}

}  // namespace entrepot
