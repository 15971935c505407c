#include "study/sweep_question.hpp"

#include <cmath>

#include "study/stage.hpp"

namespace entrepot {
namespace {

/// A draw in which one headline has no answer has failed; which one is its reason.
PutQuestion put_of(const PutHeadlines& put) {
  return [&put](const Economy& economy, const Scenario& drawn, const Control& control) {
    DrawResult result;
    result.headlines = put(economy, drawn, control);
    for (const Headline& headline : result.headlines) {
      if (!std::isnan(headline.value)) continue;
      result.outcome = Outcome::stalled;
      result.reason = "no certified answer: " + headline.words;
      break;
    }
    return result;
  };
}

}  // namespace

Uncertainty sweep_question(const World& world, const Scenario& scenario, const std::string& question, const PutHeadlines& put,
                           SweepOptions options, const SolverParams& params, const Control& control) {
  options.question = question;
  options.params = params;
  return sweep(world, scenario, put_of(put), options, stage_control(control, "drawing"));
}

std::string shard_of_question(const World& world, const Scenario& scenario, const std::string& question, const PutHeadlines& put,
                              std::size_t shard, std::size_t shards, SweepOptions options, const SolverParams& params,
                              const Control& control) {
  options.question = question;
  options.params = params;
  return sweep_shard(world, scenario, put_of(put), shard, shards, options, stage_control(control, "drawing"));
}

}  // namespace entrepot
