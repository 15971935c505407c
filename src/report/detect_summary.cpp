// `entrepot detect` on a screen of 40 lines by 80 columns.
#include <algorithm>

#include <fmt/format.h>

#include "entrepot/detect.hpp"
#include "report/detect_words.hpp"
#include "report/number_text.hpp"
#include "report/terminal_text.hpp"

namespace entrepot {
namespace {

constexpr std::size_t columns = 80, shown_rows = 8;

std::string lines_of(const std::string& text, bool strong = false, bool colour = false) {
  std::string lines;
  for (const std::string& line : wrapped(text, columns)) lines += (strong ? bold(line, colour) : line) + "\n";
  return lines;
}

std::string table_text(const DetectStudy& study) {
  std::string text = fmt::format("{}{}{}{}{}{}\n", padded("route", 6, false), padded("product", 10, false), padded("list", 12, false),
                                 padded("excess", 15, true), padded("before → after a month", 25, true), padded("q", 11, true));
  for (const DetectFinding& f : study.findings) {
    if (!f.flagged) break;
    if (&f - study.findings.data() >= static_cast<std::ptrdiff_t>(shown_rows)) break;
    text += padded(f.route, 6, false) + padded(f.product, 10, false) + padded(tier_words(f.tier), 12, false) +
            padded(amount_text(f.excess, study.currency), 15, true) +
            padded(amount_text(f.before, "") + " → " + amount_text(f.after, ""), 25, true) + padded(chance_text(f.q), 11, true) + "\n";
  }
  return text;
}

}  // namespace

std::string detect_summary(const DetectStudy& study, bool colour) {
  std::string text = lines_of(detect_headline(study) + ".", true, colour) + lines_of(substitution_words(study)) + "\n";
  text += lines_of(alarms_words(study)) + "\n";
  if (study.flagged > 0) text += table_text(study) + "\n";
  text += lines_of(placebo_words(study)) + lines_of(std::string("Notice. ") + detect_notice);
  text.pop_back();
  return text;
}

}  // namespace entrepot
