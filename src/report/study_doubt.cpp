#include "report/study_doubt.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "report/answer.hpp"
#include "report/country_words.hpp"
#include "report/scenario_words.hpp"
#include "report/terminal_text.hpp"
#include "report/uncertainty_words.hpp"

namespace entrepot {
namespace {

constexpr std::size_t told_at_most = 4;

/// "income.RUS@last" -> {"income", "RUS", "last"}.
struct HeadlineId {
  std::string kind, of, at;
};
HeadlineId parts_of(const std::string& id) {
  const std::size_t at = std::min(id.rfind('@'), id.size()), dot = std::min(id.find('.'), at);
  return {id.substr(0, dot), dot < at ? id.substr(dot + 1, at - dot - 1) : "", at < id.size() ? id.substr(at + 1) : ""};
}

std::string state_words(const Study& study, const std::string& at) {
  if (at == "before") return ", before the measures";
  if (study.runs.size() == 1) return "";
  return at == "first" ? ", " + start_words(study) : ", " + run_words(study, study.runs.back());
}

std::string tie_words(const Study& study, const HeadlineId& id) {
  const std::size_t dash = std::min(id.of.find('-'), id.of.size());
  const auto name = [&](const std::string& code) { return country_word_in_text(*study.world, code); };
  const std::string a = name(id.of.substr(0, dash)), b = name(id.of.substr(std::min(dash + 1, id.of.size())));
  if (id.kind == "exit_loss") return fmt::format("what {} would lose without {}", a, b);
  if (id.kind == "exit_ratio") return fmt::format("loss of {} over loss of {} if their trade ended", a, b);
  return fmt::format("asymmetry of the dependence of {} on {}", a, b);
}

/// As the study room named it where the id is none of those that are known.
std::string headline_words(const Study& study, const HeadlineDoubt& headline) {
  const HeadlineId id = parts_of(headline.id);
  const std::string state = state_words(study, id.at);
  if (id.kind == "income") return "change of real income of " + country_word_in_text(*study.world, id.of) + state;
  if (id.kind == "exit_loss" || id.kind == "exit_ratio" || id.kind == "asymmetry") return tie_words(study, id) + state;
  if (!study.scenario.compliance) return headline.words;
  const std::string third = country_word_in_text(*study.world, study.scenario.compliance->third),
                    target = country_word_in_text(*study.world, study.scenario.compliance->target);
  if (id.kind == "gain") return fmt::format("what {} would gain by ignoring the sanctions on {}{}", third, target, state);
  const std::string by = penalty_words(study, id.of);
  if (id.kind == "stake") return fmt::format("what punishment by {} would cost {}{}", by, third, state);
  const std::string needed = fmt::format("risk of punishment by {} needed to keep {} observing the sanctions", by, third);
  if (id.kind == "threshold") return needed + state;
  if (id.kind != "rise") return headline.words;
  return fmt::format("rise of the {}, {} against {}", needed, run_words(study, study.runs.back()), start_words(study));
}

/// First and last run, as ids name them.
std::optional<std::string> mark_of(const Study& study, std::size_t run) {
  if (run + 1 == study.runs.size()) return "@last";
  return run == 0 ? std::optional<std::string>("@first") : std::nullopt;
}

/// Id of the headline of a row, and what to add to the headline to get the row's unit.
struct RowHeadline {
  std::string id;
  double offset = 0;
};

std::optional<RowHeadline> country_headline(const Study& study, const LongRow& row) {
  if (row.variable != "real_income") return std::nullopt;
  for (std::size_t r = 0; r < study.runs.size(); ++r) {
    const auto mark = mark_of(study, r);
    if (mark && run_key(study, study.runs[r]) == row.scenario) return RowHeadline{"income." + row.iso3 + *mark, 100};
  }
  return std::nullopt;
}

std::optional<RowHeadline> compliance_headline(const Study& study, const LongRow& row) {
  const std::string key = row.scenario.substr(std::min(row.scenario.find('?') + 1, row.scenario.size()));
  const std::size_t penalties = study.compliance.size() / study.runs.size();
  for (std::size_t i = 0; i < study.compliance.size(); ++i) {
    const auto mark = mark_of(study, i / penalties);
    if (!mark || compliance_key(study.compliance[i]) != key) continue;
    const std::string penalty = study.compliance[i].penalty;
    if (row.variable == "gain_from_ignoring") return RowHeadline{"gain" + *mark};
    if (row.variable == "stake") return RowHeadline{"stake." + penalty + *mark};
    if (row.variable == "threshold") return RowHeadline{"threshold." + penalty + *mark};
  }
  return std::nullopt;
}

std::optional<RowHeadline> pair_headline(const Study& study, const LongRow& row) {
  if (study.pairs.empty()) return std::nullopt;
  const auto& states = study.pairs.front().states;
  const auto is_state = [&](const std::string& label) { return row.scenario.ends_with("?state=" + label); };
  const std::string mark = is_state("before") ? "@before" : is_state(states.back().label) ? "@last" : "";
  const std::string tie = row.iso3 + "-" + row.partner + mark;
  if (mark.empty()) return std::nullopt;
  if (row.variable == "exit_loss") return RowHeadline{"exit_loss." + tie};
  if (row.variable == "exit_loss_ratio") return RowHeadline{"exit_ratio." + tie};
  if (row.variable == "asymmetry") return RowHeadline{"asymmetry." + tie};
  return std::nullopt;
}

}  // namespace

Uncertainty named_doubt(const Study& study) {
  Uncertainty doubt = *study.uncertainty;
  for (HeadlineDoubt& headline : doubt.headlines) headline.words = headline_words(study, headline);
  return doubt;
}

std::vector<std::size_t> told_headlines(const Study& study) {
  std::vector<std::size_t> told;
  if (!study.uncertainty) return told;
  const auto& headlines = study.uncertainty->headlines;
  const bool compliance = !study.compliance.empty();
  for (std::size_t h = 0; h < headlines.size() && told.size() < told_at_most; ++h) {
    const HeadlineId id = parts_of(headlines[h].id);
    const bool risk = id.kind == "rise" || (id.kind == "threshold" && id.at == "last");
    if (compliance ? risk : id.kind == "income" && id.at == "last") told.push_back(h);
  }
  return told;
}

std::string doubt_sentence(const Study& study) {
  const std::vector<std::size_t> told = told_headlines(study);
  if (told.empty()) return "";
  const HeadlineDoubt& first = study.uncertainty->headlines[told.front()];
  const HeadlineId id = parts_of(first.id);
  std::string it = id.kind == "rise" ? "the rise" : "that risk";
  if (id.kind == "income") {
    it = "the change for " + country_word_in_text(*study.world, id.of);
    if (study.runs.size() > 1) it += " " + run_words(study, study.runs.back());
  }
  return capitalised(doubt_clause(*study.uncertainty, first, it)) + ".";
}

std::string doubt_lines(const Study& study, std::size_t columns) {
  const std::vector<std::size_t> told = told_headlines(study);
  if (told.empty()) return "";
  std::string text;
  for (const std::string& line :
       wrapped(drivers_sentence(*study.uncertainty, study.uncertainty->headlines[told.front()]), columns))
    text += line + "\n";
  return text;
}

void add_intervals(const Study& study, LongTable& table) {
  if (!study.uncertainty) return;
  for (LongRow& row : table.rows) {
    std::optional<RowHeadline> found;
    if (table.file == "countries.csv") found = country_headline(study, row);
    if (table.file == "compliance.csv") found = compliance_headline(study, row);
    if (table.file == "pairs.csv") found = pair_headline(study, row);
    const HeadlineDoubt* headline = found ? study.uncertainty->find(found->id) : nullptr;
    if (headline == nullptr) continue;
    row.lo = headline->low.value + found->offset;
    row.hi = headline->high.value + found->offset;
  }
}

}  // namespace entrepot
