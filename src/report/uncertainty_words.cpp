#include "report/uncertainty_words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/terminal_text.hpp"

namespace entrepot {
namespace {

constexpr double told_share = 0.05;  ///< a driver below is not worth a word

/// Above which answer, in words: what "turning" means for this headline.
std::string critical_words(const HeadlineDoubt& headline) {
  if (headline.unit == "probability") return "pass certainty";
  if (headline.unit == "factor") return "pass 1";
  return "change its sign";
}

}  // namespace

std::string headline_value_text(double value, const std::string& unit) {
  if (unit == "percent") return percent_text(value);
  if (unit == "percentage points") return significant_text(value) + " percentage points";
  if (unit == "probability") return value > 1 ? "more than certain" : percent_text(100 * value);
  if (unit == "billion USD a year") return std::isfinite(value) ? money_text(1000 * value) + " a year" : significant_text(value);
  return significant_text(value);
}

std::string interval_text(const HeadlineDoubt& headline) {
  const std::string low = headline_value_text(headline.low.value, headline.unit),
                    high = headline_value_text(headline.high.value, headline.unit);
  if (headline.unit == "probability" && headline.low.value > 1) return low;
  if (low == high) return "near " + low;
  if (headline.unit == "percentage points" && std::isfinite(headline.low.value))
    return fmt::format("between {} and {}", significant_text(headline.low.value), high);
  return fmt::format("between {} and {}", low, high);
}

std::string share_text(double share) {
  if (share == 1) return "in every draw";
  if (share == 0) return "in no draw";
  if (share > 0.99) return "in more than 99" + std::string(narrow_space) + "% of the draws";
  if (share < 0.01) return "in less than 1" + std::string(narrow_space) + "% of the draws";
  return fmt::format("in {} of the draws", percent_text(100 * share));
}

std::string assumptions_text(const Uncertainty& doubt) {
  const std::size_t count = doubt.inputs.size();
  return count == 1 ? "one assumption" : count_text(count) + " assumptions";
}

std::string doubt_clause(const Uncertainty& doubt, const HeadlineDoubt& headline, const std::string& it) {
  std::string text = fmt::format("over {} draws of {}, {} would be {} in nine cases of ten", count_text(doubt.draws),
                                 assumptions_text(doubt), it, interval_text(headline));
  if (headline.critical == 0 && headline.low.value < 0 && headline.high.value > 0)
    text += ", above zero " + share_text(headline.above_zero);
  if (headline.unit == "probability") text += ", more than certain " + share_text(headline.above_critical);
  if (headline.failed > 0) text += fmt::format("; {} draws have no answer", count_text(headline.failed));
  return text;
}

std::string failed_draws_sentence(const Uncertainty& doubt, const HeadlineDoubt& headline) {
  if (headline.failed == 0) return "";
  std::string text = fmt::format("{} of {} draws have no answer here", count_text(headline.failed), count_text(headline.draws));
  if (!doubt.failures.empty() && !doubt.failures.front().reason.empty())
    text += fmt::format(" (most often {}: {})", to_string(doubt.failures.front().outcome), doubt.failures.front().reason);
  const std::string low = headline_value_text(headline.low.failed_lowest, headline.unit),
                    high = headline_value_text(headline.high.failed_highest, headline.unit);
  return text + fmt::format(". If all of them lay at one end, the interval would begin at {}, or end at {}.", low, high);
}

std::string drivers_sentence(const Uncertainty& doubt, const HeadlineDoubt& headline) {
  std::vector<std::string> parts;
  for (const std::size_t i : doubt.ranked_inputs(headline)) {
    const double total = headline.drivers[i].total;
    if (std::isnan(total) || (total < told_share && !parts.empty()) || parts.size() == 3) break;
    parts.push_back(fmt::format("{} ({})", doubt.inputs[i].words, percent_text(100 * std::min(total, 1.0))));
  }
  if (parts.empty()) return "";
  return fmt::format("What drives it, by share of the variance{}: {}.", headline.by_rank ? " of its rank" : "",
                     joined_words(parts));
}

std::vector<std::string> turning_sentences(const Uncertainty& doubt, const HeadlineDoubt& headline) {
  std::vector<std::string> sentences;
  for (const std::size_t i : doubt.ranked_inputs(headline)) {
    const Turn& turn = headline.drivers[i].turn;
    if (turn.kind != Turn::Kind::found) continue;
    const std::string factor = doubt.inputs[i].id == "elasticity-level" ? " times the scenario’s" : "";
    sentences.push_back(fmt::format("The answer would {} at about {}{} for: {}.", critical_words(headline),
                                    significant_text(turn.at), factor, doubt.inputs[i].words));
  }
  if (!sentences.empty()) {
    sentences.push_back(
        "These values are read from the draws, by regression with the other assumptions at their means; they were not solved "
        "for.");
  } else if (!headline.drivers.empty()) {
    sentences.push_back(
        fmt::format("No assumption alone would make the answer {} within the range that was drawn, as far as the draws show.",
                    critical_words(headline)));
  }
  return sentences;
}

std::string doubt_lines(const Uncertainty& doubt, const std::vector<std::size_t>& told, std::size_t columns) {
  constexpr std::size_t terminal_headlines = 2;
  std::string text;
  for (std::size_t k = 0; k < std::min(told.size(), terminal_headlines); ++k) {
    if (told[k] >= doubt.headlines.size()) break;
    const HeadlineDoubt& headline = doubt.headlines[told[k]];
    std::string line = fmt::format("{}: {}", capitalised(headline.words), interval_text(headline));
    if (!headline.drivers.empty() && headline.drivers[doubt.ranked_inputs(headline).front()].total > 0)
      line += fmt::format("; driven most by {}", doubt.inputs[doubt.ranked_inputs(headline).front()].words);
    for (const std::string& part : wrapped(line + ".", columns)) text += part + "\n";
  }
  return text.empty() ? text : text + "\n";
}

}  // namespace entrepot
