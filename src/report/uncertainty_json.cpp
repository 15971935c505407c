#include "report/uncertainty_json.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

#include "report/json_values.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

Json value_json(double value) {
  if (std::isinf(value)) return value > 0 ? "infinite" : "-infinite";
  return number_json(value);
}

Json quantile_json(const Quantile& q, bool failed) {
  Json json = {{"value", value_json(q.value)}, {"error", value_json(q.error)}};
  if (failed) json["if_failed_draws_lay"] = {{"below", value_json(q.failed_lowest)}, {"above", value_json(q.failed_highest)}};
  return json;
}

Json share_json(double share, double error) { return {{"share", number_json(share)}, {"error", number_json(error)}}; }

Json turn_json(const Turn& turn) {
  switch (turn.kind) {
    case Turn::Kind::found:
      return {{"found", true}, {"at", number_json(turn.at)}, {"answer_rises_with_it", turn.rises}};
    case Turn::Kind::outside:
      return {{"found", false}, {"why", "no value drawn turns the answer"}, {"answer_rises_with_it", turn.rises}};
    case Turn::Kind::not_monotone:
      return {{"found", false}, {"why", "the answer neither rises nor falls with it throughout"}};
    case Turn::Kind::no_value:
      break;
  }
  return {{"found", false}, {"why", "it has no single value, or there are too few draws"}};
}

Json drivers_json(const Uncertainty& doubt, const HeadlineDoubt& headline) {
  Json list = Json::array();
  for (const std::size_t i : doubt.ranked_inputs(headline)) {
    const Driver& d = headline.drivers[i];
    list.push_back({{"input", doubt.inputs[i].id},
                    {"first_order", share_json(d.first, d.first_error)},
                    {"total", share_json(d.total, d.total_error)},
                    {"excluded", d.excluded},
                    {"turning_value", turn_json(d.turn)}});
  }
  return list;
}

Json headline_json(const Uncertainty& doubt, const HeadlineDoubt& headline) {
  const bool failed = headline.failed > 0;
  Json json = {{"id", headline.id},
               {"words", headline.words},
               {"unit", headline.unit},
               {"central", value_json(headline.central)},
               {"median", quantile_json(headline.median, failed)},
               {"lo", quantile_json(headline.low, failed)},
               {"hi", quantile_json(headline.high, failed)},
               {"above_zero", share_json(headline.above_zero, headline.above_zero_error)}};
  if (headline.critical != 0) {
    json["above_critical"] = share_json(headline.above_critical, headline.above_critical_error);
    json["critical"] = headline.critical;
  }
  json.update(Json{{"draws", headline.draws}, {"failed", headline.failed}, {"infinite", headline.infinite}});
  if (!headline.drivers.empty()) {
    json["drivers_of"] = headline.by_rank ? "rank" : "value";
    json["drivers"] = drivers_json(doubt, headline);
  }
  return json;
}

Json failures_json(const Uncertainty& doubt) {
  Json list = Json::array();
  for (const FailedDraws& failed : doubt.failures) {
    Json inputs = Json::object();
    for (std::size_t i = 0; i < failed.inputs.size(); ++i) {
      if (!std::isnan(failed.inputs[i])) inputs[doubt.inputs[i].id] = number_json(failed.inputs[i]);
    }
    list.push_back({{"outcome", to_string(failed.outcome)},
                    {"count", failed.count},
                    {"reason", failed.reason},
                    {"inputs", std::move(inputs)}});
  }
  return list;
}

}  // namespace

Json uncertainty_json(const Uncertainty& doubt) {
  Json inputs = Json::array();
  for (const DrawnInput& input : doubt.inputs)
    inputs.push_back({{"id", input.id}, {"words", input.words}, {"drawn", input.drawn}, {"source", input.source}});
  Json headlines = Json::array();
  for (const HeadlineDoubt& headline : doubt.headlines) headlines.push_back(headline_json(doubt, headline));
  return {{"draws", doubt.draws},
          {"evaluations", doubt.evaluations},
          {"scramblings", doubt.question.scramblings},
          {"seed", doubt.question.seed},
          {"inputs", std::move(inputs)},
          {"headlines", std::move(headlines)},
          {"failed", {{"count", doubt.failed}, {"by_outcome", failures_json(doubt)}}},
          {"truncated", doubt.truncated},
          {"notes", doubt.notes},
          {"seconds", number_json(doubt.seconds)}};
}

}  // namespace entrepot
