#include "report/solved_states.hpp"

#include <fmt/format.h>

#include "report/long_table.hpp"

namespace entrepot {

std::vector<SolvedState> solved_states(const Study& study) {
  std::vector<SolvedState> states{{"baseline", &study.baseline}};
  for (const Run& run : study.runs) states.push_back({run_key(study, run), &run.equilibrium});
  constexpr const char* names[] = {"ignore", "comply", "penalised"};
  for (const ComplianceResult& r : study.compliance) {
    const std::string key = compliance_key(r);
    for (std::size_t s = 0; s < r.equilibria.size() && s < 3; ++s)
      states.push_back({fmt::format("{}?{}", names[s], key), &r.equilibria[s]});
  }
  return states;
}

}  // namespace entrepot
