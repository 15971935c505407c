#include "report/power_words.hpp"

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/power_tables.hpp"

namespace entrepot {

std::string state_words(const WorldPower& power, const PowerState& state) {
  if (state.label.empty()) return "in the World " + power.world->name;
  return fmt::format("{}, in the World {}", state.label == "before" ? "before the measures" : state.label, power.world->name);
}

std::string power_headline(const PowerStudy& study) {
  const PowerPlace at = headline_place(study);
  if (at.state == nullptr) {
    const PowerState& state = study.worlds.back().states.front();
    return fmt::format("There is no equilibrium whose ties could be cut: {}", state.equilibrium.diagnosis.reason);
  }
  const std::vector<EconomyPower> ranking = rank_economies(*at.power, *at.state);
  const auto name = [&](Country n) { return country_in_text(*at.power->world, n); };
  if (ranking.size() < 2 || ranking[0].partners == 0) return "No tie has numbers";
  const EconomyPower &first = ranking[0], &second = ranking[1];
  return fmt::format(
      "Losing trade with {} would cost its partners {} of real income on average, one at a time; the next is {} with {}",
      name(first.country), percent_text(first.inflicted), name(second.country), percent_text(second.inflicted));
}

std::string cuts_words(const PowerStudy& study) {
  std::size_t ties = 0, without_trade = 0, converged = 0, infeasible = 0, other = 0;
  const CutTie* worst = nullptr;
  for (const WorldPower& power : study.worlds) {
    for (const PowerState& state : power.states) {
      const CutCounts counts = count_cuts(power, state);
      ties += counts.pairs + counts.coalition_ties;
      without_trade += counts.without_trade;
      for (const auto& [outcome, number] : counts.solved)
        (outcome == Outcome::converged ? converged : outcome == Outcome::infeasible ? infeasible : other) += number;
      if (counts.worst != nullptr && (worst == nullptr || counts.worst->residual.value > worst->residual.value))
        worst = counts.worst;
    }
  }
  std::string text = fmt::format("{} ties cut: {} solved and certified, {} without trade, {} without an equilibrium",
                                 count_text(ties), count_text(converged), count_text(without_trade), count_text(infeasible));
  if (other > 0) text += fmt::format(", {} not solved", count_text(other));
  if (worst == nullptr) return text;
  return text + fmt::format("; worst residual {} ({}{}{})", residual_text(worst->residual.value), worst->residual_kind,
                            worst->residual.country.empty() ? "" : " ", worst->residual.country);
}

}  // namespace entrepot
