// `entrepot war` on a screen of 40 lines by 80 columns: what war costs whom, rates and incomes by regime, the certificate.
#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "entrepot/report.hpp"
#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/scenario_words.hpp"
#include "report/terminal_text.hpp"
#include "report/uncertainty_words.hpp"
#include "report/war_words.hpp"

namespace entrepot {
namespace {

constexpr std::size_t columns = 80, shown_players = 8, shown_bystanders = 3;

std::string paragraph(const std::string& text) {
  std::string lines;
  for (const std::string& line : wrapped(text, columns)) lines += line + "\n";
  return lines;
}

std::string number(double value, int decimals, bool sign) {
  const std::string text = !std::isfinite(value) ? "-" : sign ? signed_fixed_text(value, decimals) : fixed_text(value, decimals);
  return padded(text, 11, true);
}

std::string table_text(const WarStudy& study, const std::string& title, int decimals, bool sign, bool with_peace,
                       const std::function<double(const WarRegime&, std::size_t)>& value) {
  const WarResult& r = study.result;
  std::string text = padded(title, 22, false) + (with_peace ? padded("peace", 11, true) : "") + padded("alone", 11, true) +
                     padded("war", 11, true) + padded("together", 11, true) + padded("bargain", 11, true) + "\n";
  for (std::size_t p = 0; p < std::min(shown_players, r.game.players.size()); ++p) {
    text += padded(r.game.players[p].name, 22, false);
    for (const WarRegime* regime : {&r.peace, &r.alone[p], &r.war, &r.cooperation, &r.bargaining}) {
      if (regime != &r.peace || with_peace) text += number(value(*regime, p), decimals, sign);
    }
    text += "\n";
  }
  if (r.game.players.size() > shown_players) text += fmt::format("and {} more players\n", r.game.players.size() - shown_players);
  return text;
}

}  // namespace

std::string war_summary(const WarStudy& study, bool colour) {
  const WarResult& r = study.result;
  std::string text;
  for (const std::string& line : wrapped(war_headline(study) + ".", columns)) text += bold(line, colour) + "\n";
  if (r.peace.outcome != Outcome::converged) return text;
  text += "\n" + table_text(study, "Mean " + rate_noun(study) + ", %", 2, false, true,
                            [&](const WarRegime& regime, std::size_t p) { return mean_rates(study, regime)[p]; });
  text += "\n" + table_text(study, "Real income, %", 3, true, false,
                            [](const WarRegime& regime, std::size_t p) { return regime.real_income_pct[p]; });
  const std::vector<Country> others = bystanders(study);
  if (r.war.outcome == Outcome::converged && !others.empty()) {
    std::string line =
        "In war real income of the world would change by " + signed_percent_text(r.war.world_real_income_pct) + "; bystanders:";
    for (std::size_t k = 0; k < std::min(shown_bystanders, others.size()); ++k)
      line += fmt::format(" {} {},", study.world->countries[static_cast<std::size_t>(others[k].value)],
                          signed_fixed_text(r.war.real_income(others[k]), 3));
    line += fmt::format(" ... {} {}.", study.world->countries[static_cast<std::size_t>(others.back().value)],
                        signed_fixed_text(r.war.real_income(others.back()), 3));
    text += "\n" + paragraph(line);
  }
  text += "\n" + paragraph(cooperation_words(study));
  if (study.uncertainty) text += "\n" + doubt_lines(*study.uncertainty, {0, 1}, columns);
  text += "\n" + paragraph(certificate_words(study) + fmt::format(" ({})", seconds_text(study.seconds)));
  text += paragraph(fmt::format("Chosen: {}. {}, {}; {}.", instruments_words(study),
                                capitalised(horizon_words(study.scenario.horizon)), closure_words(study.scenario.closure),
                                study.scenario.kind));
  return text;
}

}  // namespace entrepot
