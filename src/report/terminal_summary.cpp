// The page in small, for a screen of 40 lines by 80 columns: answer, ten-line table, certificate.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entrepot/report.hpp"
#include "report/answer.hpp"
#include "report/coalition_words.hpp"
#include "report/country_words.hpp"
#include "report/horizon_words.hpp"
#include "report/judgement_words.hpp"
#include "report/limit_words.hpp"
#include "report/number_text.hpp"
#include "report/players.hpp"
#include "report/residual_place.hpp"
#include "report/scenario_words.hpp"
#include "report/solved_states.hpp"
#include "report/study_doubt.hpp"
#include "report/terminal_text.hpp"

namespace entrepot {
namespace {

constexpr std::size_t columns = 80;
constexpr std::size_t table_lines = 10;
constexpr std::size_t answer_lines = 14;
constexpr std::size_t horizon_lines = 3;

std::string answer_text(const Study& study, bool colour) {
  const Answer answer = make_answer(study);
  std::string text;
  for (const std::string& line : wrapped(answer.headline + ".", columns)) text += bold(line, colour) + "\n";
  std::size_t used = 0;
  for (const std::string& sentence : answer.sentences) {
    const auto lines = wrapped(sentence, columns);
    if (used + lines.size() > answer_lines) break;
    for (const std::string& line : lines) text += line + "\n";
    used += lines.size();
  }
  return text;
}

/// "100 points", a date, or the number of the grid point.
std::string point_label(const Study& study, const ComplianceResult& r, std::size_t index) {
  const Sweep sweep = describe_sweep(study);
  if (sweep.kind == Sweep::Kind::one_parameter)
    return given_text(sweep_value(study, r.parameters)) + (sweep.unit == " percentage points" ? " points" : sweep.unit);
  return r.on.empty() ? fmt::format("point {}", index + 1) : r.on;
}

std::string compliance_rows(const Study& study) {
  std::string text = fmt::format("{} {} {} {}\n", padded("penalty by", 30, false), padded("at", 14, true),
                                 padded("gain / stake, %", 18, true), padded("threshold", 14, true));
  for (const PenaltyPath& path : penalty_paths(study)) {
    const std::size_t last = path.points.size() - 1;
    std::vector<std::size_t> shown{0, last / 4, last / 2, 3 * last / 4, last};
    shown.erase(std::ranges::unique(shown).begin(), shown.end());
    if (penalty_paths(study).size() > 2) shown = last == 0 ? std::vector<std::size_t>{0} : std::vector<std::size_t>{0, last};
    for (const std::size_t i : shown) {
      const ComplianceResult& r = *path.points[i];
      text +=
          fmt::format("{} {} {} {}\n", padded(i == 0 ? path.penalty : "", 30, false), padded(point_label(study, r, i), 14, true),
                      padded(fixed_text(r.gain, 3) + " / " + fixed_text(r.stake, 3), 18, true),
                      padded(percent_text(100 * r.threshold), 14, true));
    }
  }
  return text;
}

std::string income_rows(const Study& study) {
  const Run& run = headline_run(study);
  const Outcomes& o = *run.outcomes;
  std::vector<Country> order = ranked_by_real_income(o);
  std::ranges::stable_sort(order, std::greater<>{}, [&](Country n) { return std::abs(real_income_percent(o, n)); });
  order.resize(std::min(table_lines - 1, order.size()));
  std::ranges::stable_sort(order, std::greater<>{}, [&](Country n) { return real_income_percent(o, n); });
  std::string text;
  if (study.runs.size() > 1)
    for (const std::string& line : wrapped(capitalised(run_words(study, run)) + ":", columns)) text += line + "\n";
  text += fmt::format("{} {} {}\n", padded("percent", 48, false), padded("real income", 14, true), padded("real wage", 14, true));
  for (const Country n : order)
    text += fmt::format("{} {} {}\n", padded(study.world->countries[n.value] + "  " + country_label(*study.world, n), 48, false),
                        padded(signed_fixed_text(real_income_percent(o, n), 2), 14, true),
                        padded(signed_fixed_text(100 * (o.countries[n.value].real_wage - 1), 2), 14, true));
  text +=
      fmt::format("{} {}\n", padded("World", 48, false), padded(signed_fixed_text(100 * (o.world_real_income - 1), 2), 14, true));
  return text;
}

std::string limit_lines(const Study& study) {
  constexpr std::size_t most_lines = 6;
  std::string text;
  std::size_t lines = 0;
  for (const LimitOutcome& limit : headline_run(study).outcomes->limits) {
    const auto words = wrapped(limit_line(*study.world, limit), columns);
    if (lines + words.size() > most_lines) return text + "More limits in limits.csv and in the report.\n\n";
    for (const std::string& line : words) text += line + "\n";
    lines += words.size();
  }
  return text.empty() ? text : text + "\n";
}

std::string certificate_text(const Study& study) {
  const auto states = solved_states(study);
  const auto worst = std::ranges::max_element(states, {}, [](const SolvedState& s) { return s.equilibrium->certificate.max(); });
  const auto [kind, residual] = worst->equilibrium->certificate.worst();
  std::string text =
      fmt::format("{}: {} {} in {}; worst residual {}", capitalised(study_outcome_words(study)), count_text(states.size()),
                  states.size() == 1 ? "equilibrium" : "equilibria", seconds_text(study.seconds), residual_text(residual.value));
  text += residual_place(*study.world, kind, residual);
  std::string lines;
  for (const std::string& line : wrapped(text, columns)) lines += line + "\n";
  return lines;
}

std::string failure_text(const Study& study) {
  std::string text;
  for (const SolvedState& s : solved_states(study)) {
    if (s.equilibrium->outcome == Outcome::converged) continue;
    for (const std::string& line : wrapped(fmt::format("{}: {}", s.name, s.equilibrium->diagnosis.reason), columns))
      text += line + "\n";
    if (!s.equilibrium->diagnosis.suggestion.empty())
      for (const std::string& line : wrapped("Try: " + s.equilibrium->diagnosis.suggestion, columns)) text += line + "\n";
    break;
  }
  return text;
}

}  // namespace

std::string terminal_summary(const Study& study, bool colour) {
  std::string text = answer_text(study, colour) + "\n";
  if (study.outcome_at_own_horizon() != Outcome::converged) return text + failure_text(study) + certificate_text(study);
  text += (study.coalition            ? coalition_rows(study)
           : study.compliance.empty() ? income_rows(study)
                                      : compliance_rows(study)) +
          "\n";
  text += limit_lines(study);
  if (study.horizons) text += horizon_rows(study, horizon_lines, columns);
  text += doubt_lines(study, columns);
  if (const std::string judged = judgement_line(study); !judged.empty()) {
    for (const std::string& line : wrapped(judged, columns)) text += line + "\n";
    text += "\n";
  }
  text += certificate_text(study);
  for (const std::string& line :
       wrapped(fmt::format("World {}, {}, {}; {}.", study.world->name, horizon_words(study.scenario.horizon),
                           balance_words(study), study.scenario.kind),
               columns))
    text += line + "\n";
  return text;
}

}  // namespace entrepot
