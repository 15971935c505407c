#include "report/answer.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/coalition_words.hpp"
#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/players.hpp"
#include "report/scenario_words.hpp"
#include "report/study_doubt.hpp"

namespace entrepot {
namespace {

constexpr double loses_force = 2;  ///< a threshold that doubles, or passes certainty, is called a loss of much force
constexpr double hardly = 1.15;    ///< changes by less than this factor are called "hardly"

/// "rise", "fall" or "hardly move" between two positive numbers.
enum class Direction { up, down, flat };
Direction direction(double first, double last) {
  const double ratio = last / first;
  return ratio > hardly ? Direction::up : ratio < 1 / hardly ? Direction::down : Direction::flat;
}

std::string risk_text(double threshold) { return percent_text(100 * threshold); }

/// Where the threshold passes certainty, on a straight line between two grid points.
double certain_at(const Study& study, const PenaltyPath& path) {
  for (std::size_t i = 1; i < path.points.size(); ++i) {
    const ComplianceResult &a = *path.points[i - 1], &b = *path.points[i];
    if (a.threshold > 1 || b.threshold <= 1) continue;
    const double x = sweep_value(study, a.parameters), step = sweep_value(study, b.parameters) - x;
    return std::isfinite(b.threshold) ? x + step * (1 - a.threshold) / (b.threshold - a.threshold) : x + step;
  }
  return sweep_value(study, path.points.back()->parameters);
}

/// "would rise from 33 % without added tariffs to 98 % with 100 percentage points added"
std::string threshold_movement(const Study& study, const PenaltyPath& path) {
  const double first = path.points.front()->threshold, last = path.points.back()->threshold;
  const Sweep sweep = describe_sweep(study);
  if (path.points.size() == 1) return last > 1 ? "would have to be more than certain" : "would be " + risk_text(last);
  const std::string from = start_words(study), to = run_words(study, study.runs.back());
  if (last > 1 && first <= 1) {
    const std::string turn = sweep.kind == Sweep::Kind::one_parameter
                                 ? fmt::format("from about {}{} on", significant_text(certain_at(study, path)), sweep.unit)
                                 : to;
    return fmt::format("would rise from {} {}, and {} even certain punishment would not be enough", risk_text(first), from, turn);
  }
  if (first > 1 && last > 1) return fmt::format("would be more than certain both {} and {}", from, to);
  if (first > 1) return fmt::format("would fall from more than certain {} to {} {}", from, risk_text(last), to);
  switch (direction(first, last)) {
    case Direction::up:
      return fmt::format("would rise from {} {} to {} {}", risk_text(first), from, risk_text(last), to);
    case Direction::down:
      return fmt::format("would fall from {} {} to {} {}", risk_text(first), from, risk_text(last), to);
    case Direction::flat:
      break;
  }
  return fmt::format("would hardly move: {} {}, {} {}", risk_text(first), from, risk_text(last), to);
}

bool has_thresholds(const std::vector<PenaltyPath>& paths) {
  return !paths.empty() && std::ranges::all_of(paths, [](const PenaltyPath& path) {
    return std::ranges::all_of(path.points,
                               [](const ComplianceResult* r) { return r->certified() && !std::isnan(r->threshold); });
  });
}

std::string third_name(const Study& study) { return country_word_in_text(*study.world, study.scenario.compliance->third); }
std::string target_name(const Study& study) { return country_word_in_text(*study.world, study.scenario.compliance->target); }

std::string compliance_headline(const Study& study, const std::vector<PenaltyPath>& paths) {
  const std::string third = third_name(study);
  if (paths.front().points.size() == 1)
    return fmt::format("What it would take to keep {} observing the sanctions on {}", third, target_name(study));
  std::vector<std::string> lost, eased, kept;
  for (const PenaltyPath& path : paths) {
    const double first = path.points.front()->threshold, last = path.points.back()->threshold;
    (last >= loses_force * first || (last > 1 && first <= 1) ? lost : last > hardly * first ? eased : kept).push_back(path.words);
  }
  const std::string when = capitalised(fmt::format("as {} rise, ", describe_sweep(study).noun));
  if (lost.empty())
    return fmt::format("{}the threat of punishment would {} its force on {}", when, eased.empty() ? "keep" : "lose a part of",
                       third);
  if (eased.empty() && kept.empty())
    return fmt::format("{}the threat of punishment would lose much of its force on {}", when, third);
  const std::string& other = eased.empty() ? kept.front() : eased.front();
  return fmt::format("{}a threat by {} would lose much of its force on {}; one by {} would {}", when, lost.front(), third, other,
                     eased.empty() ? "keep it" : "lose less of it");
}

/// "Losing China would cost Russia 1.4 % of real income before the measures, 1.8 % with ... ; losing Russia would cost China ..."
std::string exit_sentence(const Study& study) {
  if (study.pairs.empty()) return "";
  const PairStudy& pair = study.pairs.front();
  const bool one_for_each_run = pair.states.size() == study.runs.size() + 1;
  const bool priced = std::ranges::all_of(
      pair.states, [](const PairStudy::State& s) { return std::isfinite(s.exit.loss_a) && std::isfinite(s.exit.loss_b); });
  if (!one_for_each_run || !priced || study.runs.size() < 2) return "";
  const std::string a = country_in_text(*study.world, pair.a), b = country_in_text(*study.world, pair.b);
  const ExitOptions &before = pair.states.front().exit, &first = pair.states[1].exit, &last = pair.states.back().exit;
  return fmt::format(
      "Losing {1} would cost {0} {2} of its real income before the measures, {3} with them {8} and {4} {9}; losing {0} would "
      "cost {1} "
      "{5}, {6} and {7}.",
      a, b, percent_text(before.loss_a), percent_text(first.loss_a), percent_text(last.loss_a), percent_text(before.loss_b),
      percent_text(first.loss_b), percent_text(last.loss_b), start_words(study), run_words(study, study.runs.back()));
}

std::vector<std::string> compliance_sentences(const Study& study, const std::vector<PenaltyPath>& paths) {
  std::vector<std::string> sentences;
  for (std::size_t i = 0; i < paths.size(); ++i)
    sentences.push_back(
        fmt::format("{}f the penalty is worse access to the market of {}, the risk of punishment needed to keep {} observing the "
                    "sanctions on {} {}.",
                    i == 0 ? opening(study) + ", i" : "I", paths[i].words, third_name(study), target_name(study),
                    threshold_movement(study, paths[i])));
  if (const std::string doubt = doubt_sentence(study); !doubt.empty()) sentences.insert(sentences.begin() + 1, doubt);
  if (paths.front().points.size() > 1) sentences.push_back(stake_finding(study));
  if (const std::string exit = exit_sentence(study); !exit.empty()) sentences.push_back(exit);
  return sentences;
}

const CountryOutcome& extreme(const Outcomes& o, bool gain) {
  const auto by = [](const CountryOutcome& c) { return c.real_income; };
  return gain ? *std::ranges::max_element(o.countries, {}, by) : *std::ranges::min_element(o.countries, {}, by);
}

std::string named_sentence(const Study& study, const Run& run) {
  constexpr std::size_t most = 4;
  std::vector<Country> players = named_players(study);
  const bool too_many = players.size() > most;
  if (too_many) {
    std::ranges::stable_sort(players, std::greater<>{}, [&](Country n) { return study.world->value_added(n); });
    players.resize(most);
  }
  std::vector<std::string> parts;
  for (const Country n : players) {
    parts.push_back(
        fmt::format("{} for {}", signed_percent_text(real_income_percent(*run.outcomes, n)), country_in_text(*study.world, n)));
  }
  if (parts.empty()) return "";
  return fmt::format("For {} named in the scenario, real income would change by {}.",
                     too_many ? "the largest economies" : "those", joined_words(parts));
}

std::vector<std::string> income_sentences(const Study& study, const Run& run) {
  const Outcomes& o = *run.outcomes;
  const CountryOutcome &most = extreme(o, true), &least = extreme(o, false);
  std::vector<std::string> sentences;
  std::string first = opening(study) + ", ";
  if (study.runs.size() > 1) first += run_words(study, run) + ", ";
  const bool some_lose = least.real_income<1 - 1e-9, some_gain = most.real_income> 1 + 1e-9;
  if (!some_lose && !some_gain) return {first + "no country’s real income would change."};
  if (some_lose)
    first += fmt::format("real income would fall most in {} ({})", country_in_text(*study.world, least.country),
                         percent_text(100 * (least.real_income - 1)));
  if (some_gain)
    first += fmt::format("{} rise most in {} ({})", some_lose ? " and" : "real income would",
                         country_in_text(*study.world, most.country), signed_percent_text(100 * (most.real_income - 1)));
  sentences.push_back(first + ".");
  if (const std::string named = named_sentence(study, run); !named.empty()) sentences.push_back(named);
  if (const std::string doubt = doubt_sentence(study); !doubt.empty()) sentences.push_back(doubt);
  sentences.push_back(fmt::format("World real income, weighted by income, would change by {}.",
                                  signed_percent_text(100 * (o.world_real_income - 1))));
  return sentences;
}

}  // namespace

std::string opening(const Study& study) {
  return study.scenario.kind == "stylised" ? "In this stylised scenario"
                                           : "In this scenario of " + study.scenario.kind + " measures";
}

std::string start_words(const Study& study) {
  const Sweep sweep = describe_sweep(study);
  const Run& first = study.runs.front();
  if (sweep.kind != Sweep::Kind::one_parameter) return run_words(study, first);
  const double start = sweep_value(study, first.parameters);
  if (start == 0 && sweep.unit == " percentage points") return "without added tariffs";
  return run_words(study, first);
}

const Run& headline_run(const Study& study) {
  if (study.scenario.compliance) return study.runs.back();
  return *std::ranges::min_element(study.runs, {},
                                   [](const Run& run) { return run.outcomes ? run.outcomes->world_real_income : 2.0; });
}

std::string threshold_finding(const Study& study) { return compliance_headline(study, penalty_paths(study)); }

std::string stake_finding(const Study& study) {
  const PenaltyPath path = penalty_paths(study).front();
  const ComplianceResult &first = *path.points.front(), &last = *path.points.back();
  auto movement = [](double a, double b) {
    if (!(a > 0 && b > 0)) return fmt::format("would go from {} to {} of its real income", percent_text(a), percent_text(b));
    switch (direction(a, b)) {
      case Direction::up:
        return fmt::format("would grow from {} to {} of its real income", percent_text(a), percent_text(b));
      case Direction::down:
        return fmt::format("would shrink from {} to {} of its real income", percent_text(a), percent_text(b));
      case Direction::flat:
        break;
    }
    return fmt::format("would stay near {} of its real income", percent_text(b));
  };
  return fmt::format("What {0} would lose if punished by {1} {2}; what it would gain by ignoring the sanctions {3}.",
                     third_name(study), path.words, movement(first.stake, last.stake), movement(first.gain, last.gain));
}

std::string income_finding(const Study& study) { return income_sentences(study, headline_run(study)).front(); }

Answer make_answer(const Study& study) {
  Answer answer;
  if (study.outcome_at_own_horizon() != Outcome::converged) {
    answer.headline = "No answer: " + outcome_words(study.outcome_at_own_horizon());
    return answer;
  }
  const auto paths = penalty_paths(study);
  if (study.coalition) {
    answer.headline = coalition_headline(study);
    answer.sentences = coalition_sentences(study, opening(study));
  } else if (study.scenario.compliance && has_thresholds(paths)) {
    answer.headline = compliance_headline(study, paths);
    answer.sentences = compliance_sentences(study, paths);
  } else {
    const Run& run = headline_run(study);
    const CountryOutcome& least = extreme(*run.outcomes, false);
    answer.headline = least.real_income < 1 - 1e-9
                          ? capitalised(country_in_text(*study.world, least.country)) + " would lose most"
                          : "No country would lose real income";
    if (study.runs.size() > 1) answer.headline += " " + run_words(study, run);
    answer.sentences = income_sentences(study, run);
    if (const std::string shared = transfer_sentence(study, run); !shared.empty()) answer.sentences.push_back(shared);
  }
  answer.condition = fmt::format(
      "These are effects {} in a model of the world economy of {}, {}, compared with the same world without the measures: a {} "
      "scenario put through a model, not a forecast.",
      horizon_words(study.scenario.horizon), study.world->year, balance_words(study), study.scenario.kind);
  return answer;
}

}  // namespace entrepot
