// `entrepot realign` on a screen of 40 lines by 80 columns: the answer, what is needed by stick and offer, who could pay, the
// certificate.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entrepot/report.hpp"
#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/realign_words.hpp"
#include "report/scenario_words.hpp"
#include "report/terminal_text.hpp"
#include "report/uncertainty_words.hpp"

namespace entrepot {
namespace {

constexpr std::size_t columns = 80, shown_cases = 6;

std::string paragraph(const std::string& text) {
  std::string lines;
  for (const std::string& line : wrapped(text, columns)) lines += line + "\n";
  return lines;
}

std::string name_of(const RealignResult& r, const RealignCase& c) { return r.sticks[c.stick].id + ", " + r.offers[c.offer].id; }

/// Billions, or millions where all stakes are smaller than a billion.
struct Unit {
  const char* words;
  double million_usd;
};
Unit unit_of(const RealignResult& r) {
  double largest = 0;
  for (const RealignCase& c : r.cases) {
    for (const double stake : {c.money.front().bidders_gain, c.money.front().target_loss, c.money.front().rival_loss})
      largest = std::max(largest, std::abs(stake));
  }
  return largest < 1000 ? Unit{"m USD", 1} : Unit{"bn USD", 1000};
}

std::string short_money(const Threshold& t, const Unit& unit) {
  if (t.reach == Reach::found) return signed_fixed_text(t.value / unit.million_usd, 1);
  return t.reach == Reach::beyond ? "none would do" : t.reach == Reach::below ? "any" : "unknown";
}

std::string needs_text(const RealignResult& r, const Unit& unit) {
  std::string text = fmt::format("{}{}{}{}\n", padded("stick, offer", 32, false), padded("money today", 13, true),
                                 padded("embargoed", 13, true), padded("or pressure", 21, true));
  for (std::size_t i = 0; i < std::min(shown_cases, r.cases.size()); ++i) {
    const RealignCase& c = r.cases[i];
    text += fmt::format("{}{}{}{}\n", padded(name_of(r, c), 32, false), padded(short_money(c.transfer.front(), unit), 13, true),
                        padded(short_money(c.transfer.back(), unit), 13, true), padded(pressure_cell(c.pressure), 21, true));
  }
  return text;
}

std::string stakes_text(const RealignStudy& study, const Unit& unit) {
  const RealignResult& r = study.result;
  const auto code = [&](Country n) { return study.world->countries[static_cast<std::size_t>(n.value)]; };
  std::string text = fmt::format("{}{}{}{}{}\n", padded("stakes of a split today", 32, false), padded("they gain", 10, true),
                                 padded(code(r.target) + " loses", 11, true), padded(code(r.rival) + " loses", 11, true),
                                 padded("security gap", 15, true));
  for (std::size_t o = 0; o < std::min(shown_cases / 2, r.offers.size()); ++o) {
    const RealignCase& c = r.cases[o];
    const RealignMoney& money = c.money.front();
    text += fmt::format("{}{}{}{}{}\n", padded(name_of(r, c), 32, false),
                        padded(fixed_text(money.bidders_gain / unit.million_usd, 1), 10, true),
                        padded(fixed_text(money.target_loss / unit.million_usd, 1), 11, true),
                        padded(fixed_text(money.rival_loss / unit.million_usd, 1), 11, true),
                        padded(fixed_text(c.bid.needed_difference / unit.million_usd, 1), 15, true));
  }
  return text;
}

}  // namespace

std::string realign_summary(const RealignStudy& study, bool colour) {
  const RealignAnswer answer = realign_answer(study);
  std::string text;
  for (const std::string& line : wrapped(answer.headline + ".", columns)) text += bold(line, colour) + "\n";
  for (const std::string& sentence : answer.sentences) text += paragraph(sentence + ".");
  const Unit unit = unit_of(study.result);
  text += fmt::format("\n{} a year; below zero the target would pay; pressure over today’s\n", unit.words);
  text += needs_text(study.result, unit) + "\n" + stakes_text(study, unit);
  if (study.uncertainty) text += "\n" + doubt_lines(*study.uncertainty, {0, 1}, columns);
  text += "\n" + paragraph(realign_certificate_words(study) + ".");
  text += paragraph(fmt::format("World {}. {}", study.world->name, answer.condition));
  return text;
}

}  // namespace entrepot
