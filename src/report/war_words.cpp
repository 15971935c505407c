#include "report/war_words.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/scenario_words.hpp"

namespace entrepot {
namespace {

bool is_bloc(const WarStudy& study, std::size_t player) {
  const TaxPlayer& p = study.result.game.players[player];
  return study.world->countries[static_cast<std::size_t>(p.members.front().value)] != p.name;
}

std::string names(const WarStudy& study, const std::vector<std::size_t>& players) {
  std::vector<std::string> words;
  for (const std::size_t p : players) words.push_back(player_in_text(study, p));
  return joined_words(words);
}

std::string_view second_search_words(SecondSearch found) {
  switch (found) {
    case SecondSearch::same_point:
      return "A search from free trade found the same point.";
    case SecondSearch::other_point:
      return "A search from free trade found another point.";
    case SecondSearch::no_point:
      break;
  }
  return "A search from free trade ended at no point, so it says nothing of others.";
}

}  // namespace

std::string player_in_text(const WarStudy& study, std::size_t player) {
  const TaxPlayer& p = study.result.game.players[player];
  return is_bloc(study, player) ? country_word_in_text(*study.world, "@" + p.name)
                                : country_in_text(*study.world, p.members.front());
}

std::string player_label(const WarStudy& study, std::size_t player) {
  std::string text = player_in_text(study, player);
  if (text.starts_with("the ")) text = text.substr(4);
  return capitalised(text);
}

std::string regime_label(const WarStudy& study, const WarRegime& regime) {
  for (std::size_t p = 0; p < study.result.alone.size(); ++p) {
    if (&regime == &study.result.alone[p]) return capitalised(player_in_text(study, p)) + " alone";
  }
  return regime.name == "bargaining" ? "Bargain" : capitalised(regime.name);
}

const std::vector<double>& mean_rates(const WarStudy& study, const WarRegime& regime) {
  return study.scenario.war->tariffs ? regime.mean_tariff_pct : regime.mean_export_tax_pct;
}

std::string rate_noun(const WarStudy& study) { return study.scenario.war->tariffs ? "tariff" : "export tax"; }

std::string war_headline(const WarStudy& study) {
  const WarResult& r = study.result;
  if (r.peace.outcome != Outcome::converged) return "There is no answer: peace itself has no certified equilibrium";
  if (r.war.outcome != Outcome::converged)
    return fmt::format("There is no answer: no certified Nash point was found ({})", r.war.reason);
  std::size_t worst = 0, best = 0;
  for (std::size_t p = 0; p < r.game.players.size(); ++p) {
    if (r.war.real_income_pct[p] < r.war.real_income_pct[worst]) worst = p;
    if (r.war.real_income_pct[p] > r.war.real_income_pct[best]) best = p;
  }
  const double low = r.war.real_income_pct[worst], high = r.war.real_income_pct[best];
  if (r.game.players.size() == 1)
    return fmt::format("Left to itself {} would levy a mean {} of {}, and its real income would change by {}",
                       player_in_text(study, 0), rate_noun(study), percent_text(mean_rates(study, r.war)[0]),
                       signed_percent_text(low));
  const std::string loser = fmt::format("a war would cost {} {} of real income, at a mean {} of {}", player_in_text(study, worst),
                                        percent_text(-low), rate_noun(study), percent_text(mean_rates(study, r.war)[worst]));
  if (low >= 0)
    return fmt::format("All players would gain from a war, {} most: {} of real income, at others' cost",
                       player_in_text(study, best), signed_percent_text(high));
  if (high > 0)
    return capitalised(loser) + fmt::format("; {} would gain {} from it", player_in_text(study, best), percent_text(high));
  return capitalised(loser) + fmt::format("; {} would lose least, {}", player_in_text(study, best), percent_text(-high));
}

std::string instruments_words(const WarStudy& study) {
  const WarQuestion& war = *study.scenario.war;
  const std::string what = war.tariffs && war.export_taxes ? "tariffs and export taxes"
                           : war.tariffs                   ? "tariffs"
                                                           : "export taxes";
  const std::string detail = war.detail == TaxDetail::uniform   ? "one rate in all"
                             : war.detail == TaxDetail::partner ? "one rate by partner"
                             : war.detail == TaxDetail::sector  ? "one rate by sector"
                                                                : "one rate by partner and sector";
  return fmt::format("{}, {}, {}, between {} and {}", what, detail,
                     war.against_all ? "on trade with everybody" : "on trade with the other players alone",
                     given_text(war.min_pct), given_text(war.max_pct) + narrow_space + "%");
}

std::string cooperation_words(const WarStudy& study) {
  const WarResult& r = study.result;
  if (r.cooperation.outcome != Outcome::converged) return "Cooperation has no answer: " + r.cooperation.reason + ".";
  std::string text = fmt::format(
      "Cooperation means the taxes that serve the sum of the players' aims, a USD of income counting the same to each. ");
  if (r.worse_together.empty()) {
    text += "All players prefer it to war.";
  } else {
    text += fmt::format("It is not in the interest of {}: war would leave {} better off, so that cooperation needs compensation.",
                        names(study, r.worse_together), r.worse_together.size() == 1 ? "it" : "them");
  }
  if (r.bargaining.outcome == Outcome::converged) {
    text += " Nash bargaining under the threat of war picks taxes that all of them prefer to it.";
  } else {
    text += " A bargain under the threat of war was not found: " + r.bargaining.reason + ".";
  }
  return text;
}

std::string certificate_words(const WarStudy& study) {
  const NashPoint& nash = study.result.nash;
  if (nash.scans.empty()) return "No Nash point was found that deviations could be tried on.";
  double gain = 0;
  int points = 0, failed = 0;
  for (const DeviationScan& scan : nash.scans) gain = std::max(gain, scan.gain_pct), points += scan.points, failed += scan.failed;
  return fmt::format(
      "War is a Nash point: {} equilibria with one player deviating were solved, and the largest gain found was {} of its income "
      "(allowed: {}){}. All first order conditions hold to {} of a rate. {}",
      count_text(static_cast<std::size_t>(points)), residual_text(gain) + narrow_space + "%",
      residual_text(nash.largest_gain_pct) + narrow_space + "%",
      failed > 0 ? fmt::format("; {} had no certified equilibrium", failed) : "", residual_text(nash.distance),
      second_search_words(nash.from_free_trade));
}

std::vector<Country> bystanders(const WarStudy& study) {
  std::vector<Country> list;
  for (const Country n : all<Country>(study.world->country_count())) {
    const bool plays = std::ranges::any_of(study.result.game.players, [&](const TaxPlayer& player) {
      return std::ranges::find(player.members, n) != player.members.end();
    });
    if (!plays && study.world->countries[static_cast<std::size_t>(n.value)] != "ROW") list.push_back(n);
  }
  std::ranges::stable_sort(list, std::greater<>{}, [&](Country n) { return study.result.war.real_income(n); });
  return list;
}

}  // namespace entrepot
