#include "report/comply_words.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

#include <fmt/format.h>

#include "report/answer.hpp"
#include "report/country_words.hpp"
#include "report/long_table.hpp"
#include "report/number_text.hpp"
#include "report/scenario_words.hpp"

namespace entrepot {
namespace {

constexpr std::size_t most_names = 6;

std::string risk_text(double probability) { return percent_text(100 * probability); }

/// "22 %"; what would have to be more than certain is said so.
std::string risk_needed(double threshold) {
  if (std::isnan(threshold)) return "none";
  return threshold > 1 ? "more than certain" : risk_text(std::max(threshold, 0.0));
}

/// "China, India and Türkiye", or "11 third countries" where that would be too long.
std::string names(const ComplyStudy& study, const std::vector<std::string>& codes) {
  if (codes.size() > most_names) return fmt::format("{} third countries", codes.size());
  std::vector<std::string> words;
  for (const std::string& code : codes) words.push_back(third_words(study, code));
  return joined_words(words);
}

std::vector<std::string> who_complies(const ComplyStudy& study, const ComplianceProfile& profile) {
  std::vector<std::string> codes;
  for (std::size_t k = 0; k < profile.complies.size(); ++k) {
    if (profile.complies[k]) codes.push_back(study.result.thirds[k]);
  }
  return codes;
}

/// "nobody", "all", "China and India".
std::string settled_words(const ComplyStudy& study, const ComplianceProfile& profile) {
  const std::vector<std::string> codes = who_complies(study, profile);
  if (codes.empty()) return "nobody";
  if (codes.size() == profile.complies.size() && codes.size() > 1) return fmt::format("all {}", codes.size());
  return names(study, codes);
}

/// Thresholds of one penalty at the point that sentences speak of.
std::string threshold_sentence(const ComplyStudy& study, const ComplianceCase& at, const std::string& start) {
  std::vector<const ThirdCountry*> deterred;
  std::vector<std::string> beyond, unasked, unknown;
  for (const ThirdCountry& third : at.thirds) {
    switch (third.deterrence) {
      case Deterrence::deters:
        deterred.push_back(&third);
        break;
      case Deterrence::nothing_deters:
        beyond.push_back(third.third);
        break;
      case Deterrence::complies_unasked:
        unasked.push_back(third.third);
        break;
      case Deterrence::unknown:
        unknown.push_back(third.third);
    }
  }
  std::ranges::stable_sort(deterred, {}, [](const ThirdCountry* t) { return t->threshold; });
  std::vector<std::string> parts;
  const auto one = [&](const ThirdCountry* t) {
    return fmt::format("{} for {}", risk_text(t->threshold), third_words(study, t->third));
  };
  if (!deterred.empty() && deterred.size() <= most_names) {
    std::vector<std::string> list;
    for (const ThirdCountry* t : deterred) list.push_back(one(t));
    parts.push_back("the risk of punishment needed would be " + joined_words(list));
  } else if (!deterred.empty()) {
    parts.push_back(
        fmt::format("the risk of punishment needed would run from {} to {}", one(deterred.front()), one(deterred.back())));
  }
  if (!beyond.empty()) parts.push_back("no enforcement would deter " + names(study, beyond));
  if (!unasked.empty()) parts.push_back(names(study, unasked) + " would comply unasked");
  if (!unknown.empty()) parts.push_back("nothing can be said of " + names(study, unknown) + ", for want of an equilibrium");
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
  const std::string point = point_words(study, at);
  return fmt::format("{} punishment means {}{}, {}.", start, punishment_words(study, at.penalty),
                     point.empty() ? "" : ", " + point, text);
}

/// Where third countries settle as the risk of punishment rises.
std::string settling_sentence(const ComplyStudy& study, const ComplianceCase& at) {
  std::vector<std::string> steps;
  std::string last;
  for (const ComplianceGame& game : at.games) {
    std::string words;
    if (game.equilibria.empty()) {
      words = game.mixed ? "none would settle on one course" : "nothing certain can be said";
    } else if (game.equilibria.size() == 1) {
      words = settled_words(study, game.equilibria[0]);
    } else {
      words = fmt::format("either {} or {}", settled_words(study, game.equilibria.front()),
                          settled_words(study, game.equilibria.back()));
    }
    if (words != last) steps.push_back(fmt::format("{} at {}", words, risk_text(game.enforcement)));
    last = words;
  }
  if (steps.empty()) return "";
  constexpr std::size_t most_steps = 5;
  if (steps.size() > most_steps) steps.erase(steps.begin() + 2, steps.end() - 3);
  return fmt::format("Each of the {} choosing for itself, those who comply would be {} (penalty by {}).", at.thirds.size(),
                     joined_words(steps), punisher_words(study, at.penalty));
}

/// Do they strengthen or weaken each other?
std::string interaction_sentence(const ComplianceCase& at) {
  bool complements = true, substitutes = true, none = true;
  for (const ComplianceGame& game : at.games) {
    complements = complements && game.interaction == Interaction::complements;
    substitutes = substitutes && game.interaction == Interaction::substitutes;
    none = none && game.interaction == Interaction::none;
  }
  if (at.thirds.size() < 2 || at.games.empty()) return "";
  if (none) return "What one of them does would leave what the others gain unchanged.";
  if (complements) return "Each one’s compliance would lower what the others gain by ignoring: their choices are complements.";
  if (substitutes) return "Each one’s compliance would raise what the others gain by ignoring: their choices are substitutes.";
  return "Whether one’s compliance encourages or discourages the others depends on who it is and on the risk.";
}

std::string movement_sentence(const ComplyStudy& study, const std::string& penalty) {
  const std::vector<const ComplianceCase*> cases = cases_of(study, penalty);
  if (cases.size() < 2 || study.scenario.grid.size() > 1) return "";
  const ThirdCountry &first = cases.front()->thirds[0], &last = cases.back()->thirds[0];
  if (!std::isfinite(last.dlog_threshold) || (first.threshold > 1 && last.threshold > 1)) return "";
  const bool stake = std::abs(last.from_stake) >= std::abs(last.from_gain);
  return fmt::format(
      "The risk needed for {} would go from {} {} to {} {}, mostly since {} would go from {} to {} of its real "
      "income (penalty by {}).",
      third_words(study, first.third), risk_needed(first.threshold), point_words(study, *cases.front()),
      risk_needed(last.threshold), point_words(study, *cases.back()),
      stake ? "what punishment would cost" : "what ignoring would bring", percent_text(stake ? first.stake : first.gain),
      percent_text(stake ? last.stake : last.gain), punisher_words(study, penalty));
}

std::string threat_sentence(const ComplyStudy& study, const ComplianceCase& at) {
  const ThirdCountry& third = at.thirds.front();
  if (!std::isfinite(third.enforcer_cost)) return "";
  const std::string cost = fmt::format("Punishing {} would cost {} {} of real income", third_words(study, third.third),
                                       punisher_words(study, at.penalty), percent_text(third.enforcer_cost));
  if (std::isinf(third.break_even_willingness))
    return cost + ", and no willingness to pay would make the threat credible, since the target would lose nothing.";
  if (third.break_even_willingness <= 0) return cost + ": the threat would be credible without any willingness to pay.";
  return fmt::format("{}: the threat would be credible if a dollar that {} loses were worth {} dollars to every enforcer.", cost,
                     target_words(study), significant_text(third.break_even_willingness));
}

}  // namespace

Study frame_of(const ComplyStudy& study) {
  Study frame;
  frame.scenario = study.scenario;
  frame.world = study.world;
  frame.economy = study.economy;
  for (const ComplianceCase& at : study.result.cases) {
    if (at.penalty != study.result.cases.front().penalty) continue;
    Run run;
    run.parameters = at.parameters;
    run.on = at.on;
    frame.runs.push_back(std::move(run));
  }
  return frame;
}

std::string case_key(const ComplyStudy& study, const ComplianceCase& at) {
  std::string key = parameter_key(at.parameters);
  if (!at.on.empty()) key += (key.empty() ? "on=" : "&on=") + at.on;
  return study.scenario.file.stem().string() + "?" + key + (key.empty() ? "penalty=" : "&penalty=") + at.penalty;
}

std::vector<const ComplianceCase*> headline_cases(const ComplyStudy& study) {
  std::vector<const ComplianceCase*> cases;
  const ComplianceCase& last = study.result.cases.back();
  for (const ComplianceCase& at : study.result.cases) {
    if (at.parameters == last.parameters && at.on == last.on) cases.push_back(&at);
  }
  return cases;
}

std::vector<const ComplianceCase*> cases_of(const ComplyStudy& study, const std::string& penalty) {
  std::vector<const ComplianceCase*> cases;
  for (const ComplianceCase& at : study.result.cases) {
    if (at.penalty == penalty) cases.push_back(&at);
  }
  return cases;
}

std::string third_words(const ComplyStudy& study, const std::string& iso3) { return country_word_in_text(*study.world, iso3); }
std::string target_words(const ComplyStudy& study) { return country_word_in_text(*study.world, study.result.target); }

std::string punisher_words(const ComplyStudy& study, const std::string& penalty) {
  const std::vector<Penalty>& all = study.scenario.compliance->penalties;
  const auto own = std::ranges::find(all, penalty, &Penalty::id);
  const bool shared = std::ranges::any_of(all, [&](const Penalty& other) { return other.id != penalty && other.by == own->by; });
  return penalty_words(frame_of(study), penalty) + (shared ? " (“" + penalty + "”)" : "");
}

std::string punishment_words(const ComplyStudy& study, const std::string& penalty) {
  return punishment_words(frame_of(study), penalty);
}

std::string axis_words(const ComplyStudy& study, const GridAxis& axis) {
  const std::string& target = axis.targets.front();
  const std::string head = "compliance.penalty.";
  if (target.starts_with(head)) {
    const std::string rest = target.substr(head.size()), id = rest.substr(0, rest.rfind('.'));
    return target.ends_with(".exposure_pct") ? "Share of trade that penalty " + id + " reaches, percent"
                                             : "Trade-cost factor of penalty " + id;
  }
  if (target == "compliance.factor") return "Trade-cost factor of complying";
  if (target == "compliance.political_value") return "Political value of the tie, log income";
  if (target == "compliance.compliance_cost") return "Cost of complying, log income";
  Study frame = frame_of(study);
  frame.scenario.grid = {axis};
  return describe_sweep(frame).axis_title;
}

std::string point_words(const ComplyStudy& study, const ComplianceCase& at) {
  if (at.parameters.empty() && at.on.empty()) return "";
  const std::vector<GridAxis>& grid = study.scenario.grid;
  const bool plain = grid.empty() || (grid.size() == 1 && !grid.front().targets.front().starts_with("compliance."));
  if (plain) {
    Run run;
    run.parameters = at.parameters;
    run.on = at.on;
    return run_words(frame_of(study), run);
  }
  std::vector<std::string> parts;
  for (const GridAxis& axis : grid) {
    std::string words = axis_words(study, axis);
    words[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(words[0])));
    parts.push_back(fmt::format("{}: {}", words, given_text(at.parameters.at(axis.targets.front()))));
  }
  if (!at.on.empty()) parts.push_back("on " + date_words(at.on));
  std::string list;
  for (const std::string& part : parts) list += (list.empty() ? "" : "; ") + part;
  return "with " + list;
}

std::string threshold_text(Deterrence deterrence, double threshold) {
  switch (deterrence) {
    case Deterrence::deters:
      return risk_text(threshold);
    case Deterrence::nothing_deters:
      return "no enforcement deters";
    case Deterrence::complies_unasked:
      return "complies unasked";
    case Deterrence::unknown:
      break;
  }
  return "no equilibrium";
}

std::string interval_words(const ValueRange& interval) {
  if (std::isnan(interval.low) || std::isnan(interval.high)) return "not known, for want of an equilibrium";
  if (interval.empty()) return "empty";
  const auto text = [](double value) { return signed_text(value) + narrow_space + "%"; };
  if (std::isinf(interval.low) && std::isinf(interval.high)) return "anything";
  if (std::isinf(interval.low)) return "at most " + text(interval.high);
  if (std::isinf(interval.high)) return "at least " + text(interval.low);
  return text(interval.low) + " to " + text(interval.high);
}

std::string identified_words(const ComplyStudy& study, const IdentifiedValue& value) {
  const std::string third = third_words(study, value.third);
  if (std::isnan(value.political_value.low))
    return fmt::format("What the behaviour of {} tells is not known, for want of an equilibrium.", third);
  if (value.political_value.empty())
    return fmt::format("No political value explains what {} did: the observations contradict each other under these stakes.",
                       third);
  return fmt::format("What {} did would be explained by a political value of its tie with {} of {} of its real income.", third,
                     target_words(study), interval_words(value.political_value));
}

std::string expectation_words(const ComplyStudy& study, const ComplianceExpectation& e) {
  return fmt::format(
      "In the regime “{}” the risk of punishment by {} needed to keep {} observing the sanctions would be {} if the "
      "regime lasted for ever, and {} with the changes that the file expects.",
      e.regime, punisher_words(study, e.penalty), third_words(study, e.third), risk_needed(e.threshold_forever),
      e.deterrence == Deterrence::complies_unasked ? "none" : risk_needed(e.threshold));
}

ComplyAnswer comply_answer(const ComplyStudy& study) {
  ComplyAnswer answer;
  const std::vector<const ComplianceCase*> cases = headline_cases(study);
  const Study frame = frame_of(study);
  answer.headline = fmt::format("What it would take to keep {} observing the sanctions on {}", names(study, study.result.thirds),
                                target_words(study));
  for (const ComplianceCase* at : cases)
    answer.sentences.push_back(threshold_sentence(study, *at, at == cases.front() ? opening(frame) + ", if" : "If"));
  for (const ComplianceCase* at : cases) {
    if (at->thirds.size() > 1) answer.sentences.push_back(settling_sentence(study, *at));
  }
  answer.sentences.push_back(interaction_sentence(*cases.front()));
  answer.sentences.push_back(movement_sentence(study, cases.front()->penalty));
  answer.sentences.push_back(threat_sentence(study, *cases.front()));
  for (const IdentifiedValue& value : study.result.identified) answer.sentences.push_back(identified_words(study, value));
  std::erase(answer.sentences, "");
  answer.condition = fmt::format("{}, {}, World {}.", capitalised(horizon_words(study.scenario.horizon)),
                                 closure_words(study.economy.closure), study.world->name);
  return answer;
}

}  // namespace entrepot
