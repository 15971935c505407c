// coalition.csv: every state of the coalition question, every country.
#include <fmt/format.h>

#include "report/long_table.hpp"

namespace entrepot {

LongTable coalition_table(const Study& study) {
  LongTable table{"coalition.csv", {}};
  if (!study.coalition || study.runs.empty()) return table;
  const CoalitionResult& c = *study.coalition;
  const std::string stem = run_key(study, study.runs.back());
  const auto key_of = [&](const CoalitionState& state) {
    return fmt::format("{}{}coalition={}&burden={}", stem, stem.find('?') == std::string::npos ? "?" : "&", state.name,
                       state.shares ? "shared" : "unshared");
  };
  for (const CoalitionState* state : c.states()) {
    if (state->equilibrium.outcome != Outcome::converged) continue;
    const std::string key = key_of(*state);
    for (const Country n : all<Country>(study.world->country_count())) {
      const std::string& iso3 = study.world->countries[static_cast<std::size_t>(n.value)];
      table.rows.push_back({key, "real_income", "index (baseline = 100)", iso3, "", "", 100 + state->real_income(n), 100});
      if (state->shares) table.rows.push_back({key, "transfer", "million USD", iso3, "", "", state->equilibrium.transfer(n), 0});
    }
  }
  const std::string& target = study.world->countries[static_cast<std::size_t>(c.target.value)];
  const auto share = [&](const CoalitionState& state, double value) {
    if (value == value)
      table.rows.push_back({key_of(state), "share_of_maximum", "share of the target's loss", target, "", "", value, 1});
  };
  share(c.joint, c.share_of_maximum);
  share(c.joint_shared, c.share_of_maximum_shared);
  return table;
}

}  // namespace entrepot
