// `entrepot exposure` on a screen of 40 lines by 80 columns: friends and enemies of the largest economies, the certificate.
#include <algorithm>

#include <fmt/format.h>

#include "entrepot/report.hpp"
#include "report/country_words.hpp"
#include "report/exposure_tables.hpp"
#include "report/exposure_words.hpp"
#include "report/number_text.hpp"
#include "report/scenario_words.hpp"
#include "report/terminal_text.hpp"

namespace entrepot {
namespace {

constexpr std::size_t columns = 80, shown_rows = 10, shown_partners = 3;
constexpr double smallest_shown = 0.00005;  // percent: below it four decimals show nothing

std::string paragraph(const std::string& text) {
  std::string lines;
  for (const std::string& line : wrapped(text, columns)) lines += line + "\n";
  return lines;
}

std::string partner_text(const World& world, const Exposed& e) {
  return padded(world.countries[static_cast<std::size_t>(e.partner.value)], 4, false) +
         padded(signed_fixed_text(e.value, 4), 8, true);
}

/// The best friends (above zero) and the worst enemies (below zero) of every economy, one line each.
std::string table_text(const ExposureStudy& study, const ExposureMatrix& matrix) {
  std::string text = fmt::format("{}{}{}\n", padded("", 5, false), padded("friends", 39, false), "enemies");
  for (const Country n : shown_economies(study, shown_rows)) {
    const std::vector<Exposed> partners = partners_by_exposure(*study.world, matrix, n);
    std::string friends, enemies;
    for (std::size_t p = 0; p < std::min(shown_partners, partners.size()); ++p) {
      if (partners[p].value >= smallest_shown) friends += partner_text(*study.world, partners[p]) + " ";
      const Exposed& last = partners[partners.size() - 1 - p];
      if (last.value <= -smallest_shown) enemies += (enemies.empty() ? "" : " ") + partner_text(*study.world, last);
    }
    text +=
        padded(study.world->countries[static_cast<std::size_t>(n.value)], 5, false) + padded(friends, 39, false) + enemies + "\n";
  }
  return text;
}

}  // namespace

std::string exposure_summary(const ExposureStudy& study, bool colour) {
  std::string text;
  for (const std::string& line : wrapped(exposure_headline(study) + ".", columns)) text += bold(line, colour) + "\n";
  const ExposureState* state = headline_state(study);
  if (state == nullptr) return text;
  const Exposures& e = state->exposures;
  text += "\nReal income, percent, if productivity of the partner rises by 1 %\n" + table_text(study, e.real_income.productivity);
  text += "\nReal income, percent, if all foreign trade of the partner costs 1 % less\n" +
          table_text(study, e.real_income.trade_cost);
  const auto [kind, residual] = state->equilibrium.certificate.worst();
  text += "\n" +
          paragraph(fmt::format("To first order: for small changes. Equilibrium solved and certified, worst residual {}; linear "
                                "system within {} ({}).",
                                residual_text(residual.value), residual_text(e.solve.residual), seconds_text(study.seconds)));
  text +=
      paragraph(fmt::format("{}, {}, {}; {}.", capitalised(exposure_state_words(study, *state)),
                            horizon_words(study.scenario.horizon), closure_words(study.scenario.closure), study.scenario.kind));
  return text;
}

}  // namespace entrepot
