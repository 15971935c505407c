#include "report/judgement_words.hpp"

#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "report/number_text.hpp"
#include "report/study_doubt.hpp"
#include "report/uncertainty_words.hpp"

namespace entrepot {
namespace {

std::string number_words(const Uncertainty& named, const Judgement& judgement) {
  const HeadlineDoubt *number = named.find(judgement.number), *minus = named.find(judgement.minus);
  std::string words = number != nullptr ? number->words : judgement.number;
  if (!judgement.minus.empty()) words += ", less " + (minus != nullptr ? minus->words : judgement.minus);
  return words;
}

bool holds(const Judgement& judgement, double value) {
  return judgement.above ? value > *judgement.above : value < *judgement.below;
}

}  // namespace

std::vector<JudgedStatement> judged_statements(const Study& study) {
  std::vector<JudgedStatement> statements;
  if (!study.uncertainty) return statements;
  const Uncertainty &doubt = *study.uncertainty, named = named_doubt(study);
  for (const Judgement& judgement : study.scenario.judgements) {
    const HeadlineDoubt* number = doubt.find("judgement." + judgement.id);
    if (number == nullptr) continue;
    const std::size_t place = static_cast<std::size_t>(number - doubt.headlines.data());
    JudgedStatement statement{&judgement, number, number_words(named, judgement)};
    std::size_t holding = 0;
    for (const double value : doubt.headline_values[place]) {
      if (std::isnan(value)) continue;
      ++statement.answered;
      holding += holds(judgement, value);
    }
    statement.share = statement.answered > 0 ? static_cast<double>(holding) / static_cast<double>(statement.answered)
                                             : std::numeric_limits<double>::quiet_NaN();
    statement.central = !std::isnan(number->central) && holds(judgement, number->central);
    statements.push_back(statement);
  }
  return statements;
}

std::string verdict_words(const JudgedStatement& statement) {
  return statement.answered == 0 ? "has no answer" : "holds " + share_text(statement.share);
}

std::string judgement_line(const Study& study) {
  std::string text;
  for (const JudgedStatement& statement : judged_statements(study))
    text += fmt::format("{}{} {}", text.empty() ? "" : "; ", statement.judgement->id, verdict_words(statement));
  return text.empty() ? text : text + ".";
}

std::string bound_words(const Judgement& judgement, const std::string& unit) {
  const double bound = judgement.above ? *judgement.above : *judgement.below;
  const std::string side = judgement.above ? "above" : "below";
  if (unit == "probability" && bound == 1) return fmt::format("it holds where this is {} certainty", side);
  return fmt::format("it holds where this is {} {}", side, bound == 0 ? "zero" : headline_value_text(bound, unit));
}

std::string deciding_words(const Study& study, const HeadlineDoubt& number) {
  if (number.drivers.empty()) return "";
  const std::size_t first = study.uncertainty->ranked_inputs(number).front();
  const double total = number.drivers[first].total;
  if (!(total > 0)) return "";
  return fmt::format("{} ({} of the variance{})", study.uncertainty->inputs[first].words,
                     percent_text(100 * std::min(total, 1.0)), number.by_rank ? " of its rank" : "");
}

}  // namespace entrepot
