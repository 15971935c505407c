// `entrepot power` on a screen of 40 lines by 80 columns: who is powerful, which pairs are most asymmetric, the certificate.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entrepot/report.hpp"
#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/power_tables.hpp"
#include "report/power_words.hpp"
#include "report/scenario_words.hpp"
#include "report/terminal_text.hpp"

namespace entrepot {
namespace {

constexpr std::size_t columns = 80;
constexpr std::size_t shown_economies = 8, shown_pairs = 6, shown_ties = 4;

std::string code(const WorldPower& power, Country n) { return power.world->countries[static_cast<std::size_t>(n.value)]; }

std::string paragraph(const std::string& text) {
  std::string lines;
  for (const std::string& line : wrapped(text, columns)) lines += line + "\n";
  return lines;
}

std::string weakest_text(const WorldPower& power, const EconomyPower& e) {
  if (!std::isfinite(e.weakest_loss)) return "";
  return fmt::format("{} {}", code(power, e.weakest_point), fixed_text(e.weakest_loss, 3));
}

std::string economies_text(const PowerPlace& at) {
  std::string text = fmt::format("{}{}{}{}\n", padded("percent of real income", 28, false), padded("partners lose", 15, true),
                                 padded("lose more", 12, true), padded("could least lose", 25, true));
  const std::vector<EconomyPower> ranking = rank_economies(*at.power, *at.state);
  for (std::size_t i = 0; i < std::min(shown_economies, ranking.size()); ++i) {
    const EconomyPower& e = ranking[i];
    text += fmt::format(
        "{}{}{}{}\n", padded(code(*at.power, e.country) + "  " + country_label(*at.power->world, e.country), 28, false),
        padded(fixed_text(e.inflicted, 3), 15, true), padded(fmt::format("{} of {}", e.stronger, e.partners), 12, true),
        padded(weakest_text(*at.power, e), 25, true));
  }
  return text;
}

std::string tie_line(const WorldPower& power, const CutTie& tie, bool first) {
  const std::string &more = power.sides[first ? tie.a : tie.b].name, &less = power.sides[first ? tie.b : tie.a].name;
  const double loss = first ? tie.loss_a : tie.loss_b, other = first ? tie.loss_b : tie.loss_a;
  const std::string outcome = !tie.traded                         ? "no trade"
                              : tie.outcome != Outcome::converged ? to_string(tie.outcome)
                              : loss > 0 && other > 0             ? significant_text(loss / other, 3)
                                                                  : "";
  return fmt::format("{}{}{}{}\n", padded(more + " and " + less, 28, false),
                     padded(std::isfinite(loss) ? fixed_text(loss, 3) : "", 15, true),
                     padded(std::isfinite(other) ? fixed_text(other, 4) : "", 12, true), padded(outcome, 25, true));
}

std::string ties_header(const std::string& words) {
  return fmt::format("{}{}{}{}\n", padded(words, 28, false), padded("first loses", 15, true), padded("second", 12, true),
                     padded("ratio", 25, true));
}

/// Pairs asked for and coalitions against their largest partner; else the most asymmetric pairs.
std::string ties_text(const PowerStudy& study, const PowerPlace& at) {
  std::string text = ties_header(at.power->among.size() > large_economies ? "most asymmetric, large" : "most asymmetric pairs");
  const std::vector<std::size_t> places = rank_asymmetric_pairs(*at.power, *at.state, large_economies);
  for (std::size_t i = 0; i < std::min(shown_pairs, places.size()); ++i) {
    const CutTie& tie = at.state->ties[places[i]];
    text += tie_line(*at.power, tie, tie.loss_a >= tie.loss_b);
  }
  std::string asked;
  for (std::size_t i = 0; i < std::min(shown_ties, study.pairs.size()); ++i) {
    const auto a = at.power->world->find_country(study.pairs[i].first), b = at.power->world->find_country(study.pairs[i].second);
    const CutTie* tie = a && b ? find_pair(*at.power, *at.state, *a, *b) : nullptr;
    if (tie != nullptr) asked += tie_line(*at.power, *tie, at.power->sides[tie->a].name == study.pairs[i].first);
  }
  return asked.empty() ? text : text + "\n" + ties_header("pairs asked for") + asked;
}

std::string coalitions_text(const PowerStudy& study, const PowerPlace& at) {
  if (study.coalitions.empty()) return "";
  std::string text = "\n" + ties_header("coalitions: hardest hit");
  for (std::size_t c = 0; c < std::min(shown_ties, study.coalitions.size()); ++c) {
    const CutTie* hardest = nullptr;
    for (const CutTie& tie : at.state->ties) {
      if (tie.a != at.power->world->country_count() + c || !std::isfinite(tie.loss_b)) continue;
      if (hardest == nullptr || tie.loss_b > hardest->loss_b) hardest = &tie;
    }
    if (hardest != nullptr) text += tie_line(*at.power, *hardest, false);
  }
  return text;
}

}  // namespace

std::string power_summary(const PowerStudy& study, bool colour) {
  const PowerPlace at = headline_place(study);
  std::string text;
  for (const std::string& line : wrapped(power_headline(study) + ".", columns)) text += bold(line, colour) + "\n";
  if (at.state == nullptr) return text + paragraph(cuts_words(study));
  text += "\n" + economies_text(at) + "\n" + ties_text(study, at) + coalitions_text(study, at) + "\n";
  text += paragraph(cuts_words(study) + " (" + seconds_text(study.seconds) + ").");
  text +=
      paragraph(fmt::format("{}, {}, {}; {}.", capitalised(state_words(*at.power, *at.state)),
                            horizon_words(study.scenario.horizon), closure_words(study.scenario.closure), study.scenario.kind));
  return text;
}

}  // namespace entrepot
