#include <algorithm>

#include <fmt/format.h>

#include "report/coalition_words.hpp"
#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/terminal_text.hpp"

namespace entrepot {
namespace {

constexpr std::size_t economies_shown = 4;

std::string row(const std::string& label, double target, double own) {
  return fmt::format("{} {} {}\n", padded(label, 48, false), padded(signed_fixed_text(target, 3), 14, true),
                     padded(signed_fixed_text(own, 3), 14, true));
}

/// A label cannot be wider than its column.
std::string labelled(const Study& study, const char* sign, Country n) {
  return fmt::format("  {} {}  {}", sign, study.world->countries[static_cast<std::size_t>(n.value)],
                     country_label(*study.world, n));
}

}  // namespace

std::string coalition_rows(const Study& study) {
  const CoalitionResult& c = *study.coalition;
  const std::string& target = study.world->countries[static_cast<std::size_t>(c.target.value)];
  std::string text = fmt::format("{} {} {}\n", padded("change of real income, percent", 48, false), padded(target, 14, true),
                                 padded("those who act", 14, true));
  for (const CoalitionState* state : coalition_scale(c)) {
    if (state->equilibrium.outcome == Outcome::converged) {
      text += row(coalition_state_label(*state), state->target, state->members);
    } else {
      text += fmt::format("{} {}\n", padded(coalition_state_label(*state), 48, false),
                          padded(to_string(state->equilibrium.outcome), 14, true));
    }
  }
  text += row("Burden shared", c.joint_shared.target, c.joint_shared.members);
  text += fmt::format("{} {} {}\n", padded("one economy joins (+), one member leaves (\u2212)", 48, false),
                      padded(target, 14, true), padded("itself", 14, true));
  const auto joining = c.joining_by_effect(), leaving = c.leaving_by_effect();
  for (std::size_t k = 0; k < std::min(economies_shown, joining.size()); ++k) {
    const Country n = c.others[joining[k]];
    text += row(labelled(study, "+", n), c.joined[joining[k]].target, c.joined[joining[k]].real_income(n));
  }
  for (std::size_t k = 0; c.members.size() > 1 && k < std::min(economies_shown, leaving.size()); ++k) {
    const Country n = c.members[leaving[k]];
    text += row(labelled(study, minus_sign, n), c.left[leaving[k]].target, c.left[leaving[k]].real_income(n));
  }
  return text;
}

}  // namespace entrepot
