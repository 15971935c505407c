// The compliance question of a scenario file, for all its third countries.
#include <algorithm>
#include <chrono>
#include <thread>

#include "entrepot/compliance.hpp"
#include "entrepot/errors.hpp"
#include "study/stage.hpp"
#include "study/study_plan.hpp"
#include "study/sweep_question.hpp"

namespace entrepot {
namespace {

/// Comparison, decomposition, horizons, pairs and other questions are not asked here.
Scenario compliance_alone(Scenario scenario) {
  if (!scenario.compliance)
    throw InputError({.file = scenario.file.string(),
                      .field = "compliance",
                      .rule = "is missing: who may comply, and what for",
                      .hint = "[compliance] with thirds, target, factor and [[compliance.penalty]]; see docs/compliance.md"});
  scenario.compare_baseline.clear();
  scenario.decompose_by.clear();
  scenario.horizons.reset();
  scenario.pairs.clear();
  return scenario;
}

std::string question_of(const ComplyOptions& options) { return "comply" + (options.on ? " on " + *options.on : ""); }

PutHeadlines put_comply(const World& world, const ComplyOptions& options) {
  return [&world, &options](const Economy& economy, const Scenario& drawn, const Control& control) {
    return headlines(solve_comply(world, economy, drawn, options.on, options.params, control, ComplyDetail::headlines));
  };
}

}  // namespace

ComplyStudy run_comply(const Scenario& scenario, const ComplyOptions& options, const Control& control) {
  const auto started = std::chrono::steady_clock::now();
  stage_control(control, "reading");
  const Scenario asked = compliance_alone(scenario);
  StudyOptions study_options;
  study_options.on = options.on;
  const StudyPlan plan = plan_study(asked, study_options);  // everything wrong with the file at once
  ComplyStudy study;
  study.scenario = scenario;
  study.world = plan.world;
  study.economy = plan.economy;
  study.params = options.params;
  study.command = options.command;
  study.date = options.date;
  study.threads = control.threads > 0 ? control.threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  study.result = solve_comply(*study.world, study.economy, asked, options.on, options.params, control);
  study.warnings = plan.warnings;
  for (const std::string& warning : study.result.warnings) {
    if (std::ranges::find(study.warnings, warning) == study.warnings.end()) study.warnings.push_back(warning);
  }
  if (scenario.uncertainty && options.sweep && study.outcome() == Outcome::converged)
    study.uncertainty = sweep_question(*study.world, asked, question_of(options), put_comply(*study.world, options),
                                       *options.sweep, options.params, control);
  study.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return study;
}

std::string draw_comply_shard(const Scenario& scenario, const ComplyOptions& options, std::size_t shard, std::size_t shards,
                              const Control& control) {
  const Scenario asked = compliance_alone(scenario);
  StudyOptions study_options;
  study_options.on = options.on;
  const StudyPlan plan = plan_study(asked, study_options);
  return shard_of_question(*plan.world, asked, question_of(options), put_comply(*plan.world, options), shard, shards,
                           options.sweep.value_or(SweepOptions{}), options.params, control);
}

}  // namespace entrepot
