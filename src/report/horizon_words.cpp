#include "report/horizon_words.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "report/answer.hpp"
#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/players.hpp"
#include "report/scenario_words.hpp"
#include "report/terminal_text.hpp"

namespace entrepot {
namespace {

std::size_t headline_index(const Study& study) { return static_cast<std::size_t>(&headline_run(study) - study.runs.data()); }

/// "lose 9.1 % of its real income in the short run, 6.0 % in the medium run and 4.2 % in the long run"; horizons without a
/// number are left to missing_sentence.
std::string income_movement(const HorizonComparison& h, std::size_t party, std::size_t run) {
  std::vector<std::string> parts;
  std::string verb;
  for (const HorizonResult& result : h.horizons) {
    const double percent = result.runs[run].parties[party];
    if (!std::isfinite(percent)) continue;
    const std::string own_verb = percent > 0 ? "gain " : "lose ";
    parts.push_back(fmt::format("{}{}{} in the {}", own_verb == verb ? "" : own_verb, percent_text(std::abs(percent)),
                                parts.empty() ? " of its real income" : "", horizon_name(result.horizon)));
    verb = own_verb;
  }
  return joined_words(parts);
}

std::string risk_words(double threshold) {
  if (std::isnan(threshold)) return "nothing";
  return threshold > 1 ? "more than certain" : percent_text(100 * threshold);
}

const ComplianceResult& result_at(const HorizonResult& result, std::size_t run, std::size_t penalty, std::size_t penalties) {
  return result.compliance[run * penalties + penalty];
}

/// "go from 51 % without added tariffs to 80 % with tariffs 145 percentage points higher in the short run, and from 36 % to more
/// than certain in the long run"; with one run alone "be 80 % in the short run and ...". Of the horizons that have numbers the
/// first and the last, since a picture shows those between.
std::string risk_movement(const Study& study, std::size_t penalty, std::size_t penalties) {
  const std::vector<std::size_t> runs = horizon_runs_shown(study);
  const auto first = [&](const HorizonResult& r) -> const ComplianceResult& {
    return result_at(r, runs.front(), penalty, penalties);
  };
  const auto last = [&](const HorizonResult& r) -> const ComplianceResult& {
    return result_at(r, runs.back(), penalty, penalties);
  };
  std::vector<const HorizonResult*> complete;
  for (const HorizonResult& result : study.horizons->horizons) {
    if (first(result).certified() && last(result).certified()) complete.push_back(&result);
  }
  if (complete.empty()) return "";
  const auto movement = [&](const HorizonResult& result, bool named) {
    const std::string to = risk_words(last(result).threshold), where = " in the " + horizon_name(result.horizon);
    if (runs.size() == 1) return (named ? "be " : "") + to + where;
    const std::string from = risk_words(first(result).threshold);
    if (!named) return fmt::format("from {} to {}{}", from, to, where);
    return fmt::format("go from {} {} to {} {}{}", from, start_words(study), to, run_words(study, study.runs[runs.back()]),
                       where);
  };
  std::string text = movement(*complete.front(), true);
  if (complete.size() > 1) text += (runs.size() == 1 ? " and " : ", and ") + movement(*complete.back(), false);
  return text;
}

/// The first state of a horizon without equilibrium, with its reason.
std::string missing_sentence(const HorizonResult& result) {
  const auto sentence = [&](const Equilibrium& equilibrium) {
    const std::string& reason = equilibrium.diagnosis.reason;
    return fmt::format("At the {} horizon there is no complete result ({}{}{}), so numbers are missing there.", result.horizon,
                       outcome_words(equilibrium.outcome), reason.empty() ? "" : ": ", reason);
  };
  if (result.baseline.outcome != Outcome::converged) return sentence(result.baseline);
  for (const HorizonRun& run : result.runs) {
    if (run.equilibrium.outcome != Outcome::converged) return sentence(run.equilibrium);
  }
  for (const ComplianceResult& at : result.compliance) {
    for (const Equilibrium& equilibrium : at.equilibria) {
      if (equilibrium.outcome != Outcome::converged) return sentence(equilibrium);
    }
  }
  return "";
}

/// "−7.1, −5.3, −4.0 %"; the pair is a number in percent, and whether its sign is shown.
std::string numbers_by_horizon(const HorizonComparison& h,
                               const std::function<std::pair<double, bool>(const HorizonResult&)>& number) {
  std::string text;
  for (const HorizonResult& result : h.horizons) {
    const auto [value, with_sign] = number(result);
    text += (text.empty() ? "" : ", ") + (std::isnan(value) ? "none" : with_sign ? signed_text(value) : significant_text(value));
  }
  return text + narrow_space + "%";
}

}  // namespace

std::string horizon_name(const std::string& horizon) { return horizon + " run"; }

std::string party_in_text(const Study& study, const HorizonParty& party) {
  std::vector<std::string> words{party.word};
  words.insert(words.end(), party.exemptions.begin(), party.exemptions.end());
  return country_words_in_text(*study.world, words);
}

std::string party_label(const Study& study, const HorizonParty& party) {
  const std::string text = party_in_text(study, party);
  return capitalised(text.starts_with("the ") ? text.substr(4) : text);
}

std::vector<std::size_t> horizon_runs_shown(const Study& study) {
  const std::size_t last = headline_index(study);
  return last == 0 ? std::vector<std::size_t>{0} : std::vector<std::size_t>{0, last};
}

std::string missing_words(const Equilibrium& baseline, const Equilibrium& equilibrium) {
  return outcome_words((baseline.outcome == Outcome::converged ? equilibrium : baseline).outcome);
}

std::string horizon_income_sentence(const Study& study) {
  const std::size_t run = headline_index(study);
  std::string text = fmt::format("{}, {}, ", opening(study), run_words(study, study.runs[run]));
  for (std::size_t p = 0; p < study.horizons->parties.size(); ++p)
    text += fmt::format("{}{} would {}", p == 0 ? "" : "; ", party_in_text(study, study.horizons->parties[p]),
                        income_movement(*study.horizons, p, run));
  return text + ".";
}

std::string horizon_threshold_sentence(const Study& study, std::size_t penalty) {
  const Compliance& question = *study.scenario.compliance;
  const auto paths = penalty_paths(study);
  const std::string movement = risk_movement(study, penalty, paths.size());
  if (movement.empty()) return "";
  return fmt::format(
      "{}, if the penalty is worse access to the market of {}, the risk of punishment needed to keep {} observing the sanctions "
      "on {} would {}.",
      opening(study), paths[penalty].words, country_word_in_text(*study.world, question.third),
      country_word_in_text(*study.world, question.target), movement);
}

std::vector<std::string> missing_horizon_sentences(const Study& study) {
  std::vector<std::string> sentences;
  for (const HorizonResult& result : study.horizons->horizons) {
    if (const std::string missing = missing_sentence(result); !missing.empty()) sentences.push_back(missing);
  }
  return sentences;
}

std::string horizon_rows(const Study& study, std::size_t lines, std::size_t columns) {
  const HorizonComparison& h = *study.horizons;
  const std::size_t run = headline_index(study);
  std::vector<std::string> names, parts;
  for (const HorizonResult& result : h.horizons) names.push_back(result.horizon);
  for (std::size_t p = 0; p < h.parties.size(); ++p) {
    const auto number = [&](const HorizonResult& r) { return std::pair(r.runs[run].parties[p], true); };
    parts.push_back(party_in_text(study, h.parties[p]) + " " + numbers_by_horizon(h, number));
  }
  parts.front() = "real income of " + parts.front();
  const std::size_t penalties = study.compliance.empty() ? 0 : study.scenario.compliance->penalties.size();
  for (std::size_t p = 0; p < penalties; ++p) {
    const auto number = [&](const HorizonResult& r) { return std::pair(100 * result_at(r, run, p, penalties).threshold, false); };
    parts.push_back((p == 0 ? "threshold, " : "") + study.scenario.compliance->penalties[p].id + " " +
                    numbers_by_horizon(h, number));
  }
  std::string text = capitalised(run_words(study, study.runs[run])) + ", in the " + joined_words(names) + " run: ";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string longer = text + (i == 0 ? "" : "; ") + parts[i];
    if (wrapped(longer + ".", columns).size() > lines) break;
    text = longer;
  }
  std::string shown;
  for (const std::string& line : wrapped(text + ".", columns)) shown += line + "\n";
  return shown;
}

}  // namespace entrepot
