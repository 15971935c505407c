#include "report/facts_words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/number_text.hpp"

namespace entrepot {
namespace {

constexpr std::size_t most_hinges = 3;  // in a sentence: the likeliest

const Fact& fact_of(const FactReport& report, const std::string& id) {
  return *std::ranges::find(report.file.facts, id, &Fact::id);
}

std::string verdict_words(const FactCheck& check) {
  if (check.kind == FactCheck::Kind::mirror && check.verdict == FactVerdict::inconsistent) return "mirror differs";
  return to_string(check.verdict);
}

std::string method_words(EvaluationMethod method) {
  switch (method) {
    case EvaluationMethod::exact:
      return "exact numbers";
    case EvaluationMethod::corners:
      return "corners";
    case EvaluationMethod::outward:
      return "outward";
  }
  return "";
}

/// One digit more than printed: enough to see on which side of an end a number lies.
int decimals_of(const FactCheck& check) { return std::min(check.decimals + 2, 4); }

std::string needed_text(const Fact& fact, double needed) {
  return fixed_text(needed, std::min(fact.printed.decimals + 2, 4)) + narrow_space + fact_unit_text(fact.unit);
}

}  // namespace

std::string interval_text(const Interval& interval, int decimals) {
  if (std::isnan(interval.value)) return "not a number";
  const std::string low = fixed_text(interval.low, decimals), high = fixed_text(interval.high, decimals);
  return low == high ? low : low + " to " + high;
}

std::string fact_unit_text(const FactUnit& unit) {
  if (unit.text == "percent") return "%";
  if (unit.measures.empty() || unit.measures == unit.text) return unit.text;
  const std::string currency = unit.measures.substr(0, unit.measures.find(' '));
  return unit.text.empty() ? currency : unit.text + " " + currency;
}

std::string facts_headline(const FactReport& report) {
  std::string text =
      fmt::format("{} figures; of {} identities and pairs {} are consistent, {} hold within rounding only, {} {} contradicted",
                  report.file.facts.size(),
                  report.count(FactVerdict::consistent) + report.count(FactVerdict::rounding_only) +
                      report.count(FactVerdict::inconsistent) + report.count(FactVerdict::not_evaluable),
                  report.count(FactVerdict::consistent), report.count(FactVerdict::rounding_only),
                  report.count(FactVerdict::inconsistent), report.count(FactVerdict::inconsistent) == 1 ? "is" : "are");
  if (const std::size_t open = report.count(FactVerdict::not_evaluable); open > 0)
    text += fmt::format(", {} cannot be evaluated", open);
  return text + ".";
}

std::string hinge_words(const FactReport& report, const FactCheck& check) {
  std::string text;
  for (std::size_t i = 0; i < std::min(most_hinges, check.hinges.size()); ++i) {
    const Hinge& hinge = check.hinges[i];
    const Fact& fact = fact_of(report, hinge.fact);
    text += fmt::format("{}{} were {} instead of {} ({} half units off{})", i == 0 ? "It would hold if " : "; or if ", hinge.fact,
                        needed_text(fact, hinge.needed), fixed_text(fact.printed.value, fact.printed.decimals),
                        significant_text(hinge.half_units), hinge.confirmed ? ", though another identity confirms it" : "");
  }
  return text.empty() ? "" : text + ".";
}

std::vector<std::string> contradiction_sentences(const FactReport& report) {
  std::vector<std::string> sentences;
  for (const FactCheck& check : report.checks) {
    if (check.verdict != FactVerdict::inconsistent || check.kind == FactCheck::Kind::mirror) continue;
    std::string text = fmt::format("{} ({}): {} {} follows, {} is printed. {}", check.id, check.words,
                                   interval_text(check.implied, decimals_of(check)), fact_unit_text(check.unit),
                                   interval_text(check.printed, decimals_of(check)), hinge_words(report, check));
    if (check.if_coarser) text += fmt::format(" Read as roughly as it may have been meant: {}.", to_string(*check.if_coarser));
    for (const std::string& note : check.notes) text += " " + note;
    sentences.push_back(std::move(text));
  }
  return sentences;
}

std::string rate_sentence(const RateCheck& rate) {
  if (rate.common)
    return fmt::format("{} ({}): one rate fits all {} pairs, between {} and {} {}.", rate.group.id, rate.group.words,
                       rate.rates.size(), fixed_text(rate.common->low, 4), fixed_text(rate.common->high, 4), rate.unit);
  std::string text = fmt::format("{} ({}): no one rate fits all {} pairs", rate.group.id, rate.group.words, rate.rates.size());
  for (const std::size_t i : rate.outliers) text += fmt::format("; without {} one does", rate.group.pairs[i].first);
  return text + ".";
}

DataTable checks_table(const FactReport& report) {
  DataTable table;
  table.id = "checks";
  table.caption = "What must hold between the figures, and whether it does";
  table.columns = {{"verdict", false}, {"identity or pair", false}, {"follows", true}, {"printed", true},
                   {"unit", false},    {"ends by", false}};
  for (const FactCheck& check : report.checks) {
    const auto cell = [&](const Interval& interval) {
      return TableCell{interval_text(interval, decimals_of(check)),
                       plain_number(interval.low) + " to " + plain_number(interval.high)};
    };
    table.rows.push_back({text_cell(verdict_words(check)), text_cell(check.id), cell(check.implied), cell(check.printed),
                          text_cell(fact_unit_text(check.unit)), text_cell(method_words(check.method))});
  }
  return table;
}

DataTable derived_table(const FactReport& report) {
  DataTable table;
  table.id = "derived";
  table.caption = "What follows from the figures";
  table.columns = {{"number", false}, {"value", true}, {"interval", true}, {"unit", false}, {"what it is", false}};
  for (const DerivedNumber& number : report.derived) {
    table.rows.push_back(
        {text_cell(number.derived.id),
         number_cell(number.interval.value, 2),
         {interval_text(number.interval, 2), plain_number(number.interval.low) + " to " + plain_number(number.interval.high)},
         text_cell(fact_unit_text(number.derived.unit)),
         text_cell(number.derived.words)});
  }
  return table;
}

DataTable facts_table(const FactReport& report) {
  DataTable table;
  table.id = "figures";
  table.caption = "The figures as printed, and who printed them";
  table.columns = {{"figure", false},     {"printed", true},   {"unit", false},   {"interval", true},
                   {"what it is", false}, {"reporter", false}, {"flow", false},   {"partner", false},
                   {"period", false},     {"source", false},   {"address", false}};
  for (const Fact& fact : report.file.facts) {
    const Interval interval = fact.printed.interval();
    table.rows.push_back(
        {text_cell(fact.id),
         text_cell(fact.text),
         text_cell(fact_unit_text(fact.unit)),
         {interval_text(interval, fact.printed.decimals + 1), plain_number(interval.low) + " to " + plain_number(interval.high)},
         text_cell(fact.words),
         text_cell(fact.reporter),
         text_cell(to_string(fact.flow)),
         text_cell(fact.partner),
         text_cell(fact.period ? to_string(*fact.period) : ""),
         text_cell(fact.source + " (" + fact.status + ")"),
         text_cell(fact.address)});
  }
  return table;
}

}  // namespace entrepot
