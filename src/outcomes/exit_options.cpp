// Exit options (MODEL.md M11.4): E_{a|b} = ln W_a(with the tie) - ln W_a(trade between a and b banned).
#include "outcomes/exit_options.hpp"

namespace entrepot {

Shock cut_tie(const World& world, const Economy& economy, const Shock& shock, Country a, Country b) {
  return bans_as_limits(world, economy, combine(world, shock, pair_cost(world, a, b, 1, true)));
}

ExitOptions compare_exit(const World& world, const Equilibrium& with_tie, Equilibrium cut, Country a, Country b) {
  const ByCountry before = log_real_income(world, with_tie), after = log_real_income(world, cut);
  ExitOptions options;
  options.a = a;
  options.b = b;
  options.loss_a = 100 * (before(a) - after(a));
  options.loss_b = 100 * (before(b) - after(b));
  options.ratio = options.loss_a / options.loss_b;
  options.cut = std::move(cut);
  return options;
}

ExitOptions exit_options(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& with_tie, Country a,
                         Country b, const SolverParams& params, const Control& control) {
  return compare_exit(world, with_tie, solve(world, economy, cut_tie(world, economy, shock, a, b), params, control), a, b);
}

}  // namespace entrepot
