// `entrepot detect` on a screen of 40 lines by 80 columns.
#include "entrepot/detect.hpp"
#include "report/detect_words.hpp"
#include "report/number_text.hpp"
#include "report/terminal_text.hpp"

namespace entrepot {
namespace {

constexpr std::size_t columns = 80, largest_rows = 5, listed_rows = 5;

std::string lines_of(const std::string& text, bool strong = false, bool colour = false) {
  std::string lines;
  for (const std::string& line : wrapped(text, columns)) lines += (strong ? bold(line, colour) : line) + "\n";
  return lines;
}

std::string row_text(const DetectFinding& f, const DetectStudy& study) {
  return padded(f.route, 5, false) + padded(f.product, 9, false) + padded(tier_words(f.tier), 11, false) +
         padded(amount_text(f.excess, study.currency), 17, true) +
         padded(amount_text(f.before, "") + " → " + amount_text(f.after, ""), 29, true) + padded(chance_text(f.q), 9, true) +
         "\n";
}

/// The largest flagged flows, then the largest of products on the list that do not stand among them.
std::string table_text(const DetectStudy& study) {
  std::string text = padded("to", 5, false) + padded("product", 9, false) + padded("list", 11, false) +
                     padded("excess", 17, true) + padded("a month before → after", 29, true) + padded("q", 9, true) + "\n";
  std::size_t largest = 0, listed = 0;
  for (const DetectFinding& f : study.findings) {
    if (!f.flagged) break;
    const bool shown = largest < largest_rows || (!f.tier.empty() && listed < listed_rows);
    (largest < largest_rows ? largest : listed) += shown;
    if (shown) text += row_text(f, study);
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
