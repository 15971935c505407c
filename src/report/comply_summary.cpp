// `entrepot comply` on a screen of 40 lines by 80 columns: thresholds, where third countries settle, the certificate.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entrepot/report.hpp"
#include "report/comply_words.hpp"
#include "report/number_text.hpp"
#include "report/scenario_words.hpp"
#include "report/terminal_text.hpp"
#include "report/uncertainty_words.hpp"

namespace entrepot {
namespace {

constexpr std::size_t columns = 80, shown_thirds = 10, shown_sentences = 3;

std::string paragraph(const std::string& text) {
  std::string lines;
  for (const std::string& line : wrapped(text, columns)) lines += line + "\n";
  return lines;
}

/// Two digits of a threshold, or the three words for what it is.
std::string short_threshold(Deterrence deterrence, double value) {
  switch (deterrence) {
    case Deterrence::deters:
      return percent_text(100 * value);
    case Deterrence::nothing_deters:
      return "nothing deters";
    case Deterrence::complies_unasked:
      return "complies unasked";
    case Deterrence::unknown:
      break;
  }
  return "no equilibrium";
}

std::string thresholds_text(const ComplianceCase& at) {
  std::string text = fmt::format("{}{}{}{}{}\n", padded("", 6, false), padded("gain %", 10, true), padded("stake %", 10, true),
                                 padded("risk needed", 18, true), padded("if rivals comply", 20, true));
  for (std::size_t k = 0; k < std::min(shown_thirds, at.thirds.size()); ++k) {
    const ThirdCountry& third = at.thirds[k];
    text += padded(third.third, 6, false) + padded(fixed_text(third.gain, 4), 10, true) +
            padded(fixed_text(third.stake, 4), 10, true) + padded(short_threshold(third.deterrence, third.threshold), 18, true) +
            padded(short_threshold(third.if_rivals_comply.deterrence, third.if_rivals_comply.value), 20, true) + "\n";
  }
  if (at.thirds.size() > shown_thirds) text += fmt::format("and {} more\n", at.thirds.size() - shown_thirds);
  return text;
}

std::string certificate_text(const ComplyStudy& study) {
  const ComplyResult& result = study.result;
  double least = std::numeric_limits<double>::infinity(), error = 0;
  std::size_t profiles = 0;
  for (const ComplianceCase& at : result.cases) {
    for (const ComplianceGame& game : at.games) {
      for (const ComplianceProfile& profile : game.equilibria) {
        least = std::min(least, profile.margin);
        error = std::max(error, profile.approximation_error);
        ++profiles;
      }
    }
  }
  std::string text = fmt::format("{} states solved{} ({}), worst residual {}.", count_text(result.states),
                                 result.failed == 0 ? " and certified" : fmt::format(", {} without equilibrium", result.failed),
                                 seconds_text(study.seconds), residual_text(result.certificate.max()));
  if (profiles > 0)
    text += fmt::format(" {} profiles of behaviour: whoever left one would lose {} of income at least.", count_text(profiles),
                        percent_text(least));
  if (!result.exact)
    text += fmt::format(
        " More than {} third countries: effects of one and of two are exact, beyond approximated; largest error "
        "at corners solved exactly {} of income.",
        largest_exact_game, percent_text(error));
  return text;
}

}  // namespace

std::string comply_summary(const ComplyStudy& study, bool colour) {
  const ComplyAnswer answer = comply_answer(study);
  std::string text;
  for (const std::string& line : wrapped(answer.headline + ".", columns)) text += bold(line, colour) + "\n";
  for (std::size_t s = 0; s < std::min(shown_sentences, answer.sentences.size()); ++s) text += paragraph(answer.sentences[s]);
  for (const ComplianceCase* at : headline_cases(study)) {
    if (text.size() > 2400) break;  // one table fits a screen with the sentences, two do where they are short
    text += fmt::format("\nPenalty {}\n{}", at->penalty, thresholds_text(*at));
  }
  if (study.uncertainty) text += "\n" + doubt_lines(*study.uncertainty, {0, 1}, columns);
  text += "\n" + paragraph(certificate_text(study)) + paragraph(answer.condition);
  return text;
}

}  // namespace entrepot
