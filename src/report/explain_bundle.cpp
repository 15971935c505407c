#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entrepot/report.hpp"
#include "report/explanation.hpp"
#include "report/number_text.hpp"
#include "report/residual_kinds.hpp"

namespace entrepot {
namespace {

std::string outcome_in_words(const std::string& outcome) {
  if (outcome == "converged") return "Solved and certified: every market clears and every budget adds up";
  if (outcome == "infeasible") return "No equilibrium exists for this scenario";
  if (outcome == "iteration_limit") return "Not solved: the limit of sweeps was reached before the markets cleared";
  if (outcome == "time_limit") return "Not solved: the time limit was reached before the markets cleared";
  if (outcome == "stalled") return "Not solved: the solver made no more progress before the markets cleared";
  if (outcome == "cancelled") return "Not solved: the run was interrupted";
  return "Outcome: " + outcome;
}

std::string kind_in_words(const std::string& key) {
  const auto at = std::ranges::find_if(residual_kinds, [&](const ResidualKind& kind) { return key == kind.key; });
  return at == residual_kinds.end() ? key : at->words;
}

std::string place(const std::string& name, const std::string& code) {
  return name.empty() || name == code ? code : fmt::format("{} ({})", name, code);
}

std::string where(const ExplainedState& s) {
  std::string text = kind_in_words(s.kind);
  if (!s.sector.empty()) text += ", " + place(s.sector_name, s.sector);
  if (!s.country.empty()) text += ", " + place(s.country_name, s.country);
  return text;
}

std::string failure_text(const ExplainedState& s) {
  std::string text = fmt::format("Where:    {}\n", s.name);
  if (!s.reason.empty()) text += fmt::format("Why:      {}\n", s.reason);
  if (!s.diagnosed_country.empty()) text += fmt::format("Country:  {}\n", s.diagnosed_country);
  if (!s.diagnosed_sector.empty()) text += fmt::format("Sector:   {}\n", s.diagnosed_sector);
  return text;
}

}  // namespace

std::string explain_bundle(const std::filesystem::path& folder) {
  const Explanation e = read_explanation(folder);
  const ExplainedState& worst = e.states[e.worst];
  std::string text = fmt::format("{}\n{}.\n", e.title, outcome_in_words(e.outcome));
  if (e.outcome != "converged") text += failure_text(worst);
  if (!worst.kind.empty())
    text += fmt::format("Worst:    {} at {}{} (certified below {})\n", residual_text(worst.residual), where(worst),
                        e.states.size() > 1 ? fmt::format(", in {}", worst.name) : "", residual_text(e.certified_tolerance));
  text += fmt::format("Solved:   {} {}, worst one {} sweeps\n", count_text(e.states.size()),
                      e.states.size() == 1 ? "equilibrium" : "equilibria", significant_text(worst.iterations));
  if (const auto followed = std::ranges::count_if(e.states, &ExplainedState::followed_shock); followed > 0)
    text +=
        fmt::format("Method:   on {} of them the direct attack failed; the shock was followed from small to large\n", followed);
  for (const std::string& advice : e.advice) text += fmt::format("Try:      {}\n", advice);
  for (const std::string& warning : e.warnings) text += fmt::format("Warning:  {}\n", warning);
  for (const std::string& damage : e.damaged) text += fmt::format("Damaged:  {}\n", damage);
  text += fmt::format("Made by:  {}\nCommand:  {}\n", e.program, e.command);
  return text;
}

std::string explain_bundle_json(const std::filesystem::path& folder) {
  const Explanation e = read_explanation(folder);
  const ExplainedState& worst = e.states[e.worst];
  const nlohmann::ordered_json json = {{"outcome", e.outcome},
                                       {"in_words", outcome_in_words(e.outcome)},
                                       {"title", e.title},
                                       {"worst",
                                        {{"state", worst.name},
                                         {"outcome", worst.outcome},
                                         {"residual", worst.residual},
                                         {"kind", worst.kind},
                                         {"country", worst.country},
                                         {"sector", worst.sector},
                                         {"reason", worst.reason},
                                         {"diagnosed_country", worst.diagnosed_country},
                                         {"diagnosed_sector", worst.diagnosed_sector}}},
                                       {"advice", e.advice},
                                       {"warnings", e.warnings},
                                       {"damaged", e.damaged},
                                       {"states", e.states.size()},
                                       {"command", e.command}};
  return json.dump(2) + "\n";
}

}  // namespace entrepot
