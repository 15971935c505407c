// Intervals for any question whose answer is a list of headlines.
#pragma once

#include <functional>
#include <string>

#include "entrepot/uncertainty.hpp"

namespace entrepot {

/// Answers the question under drawn elasticities and numbers. A headline without an answer is NaN.
using PutHeadlines = std::function<Headlines(const Economy&, const Scenario&, const Control&)>;

/// `question` tells draws of different questions apart: "war", with the day where one is asked. The scenario must have
/// [uncertainty]. Errors: InputError (as sweep).
Uncertainty sweep_question(const World& world, const Scenario& scenario, const std::string& question, const PutHeadlines& put,
                           SweepOptions options, const SolverParams& params, const Control& control);
/// One of n parts of the same, as the text of a file; empty if interrupted.
std::string shard_of_question(const World& world, const Scenario& scenario, const std::string& question, const PutHeadlines& put,
                              std::size_t shard, std::size_t shards, SweepOptions options, const SolverParams& params,
                              const Control& control);

}  // namespace entrepot
