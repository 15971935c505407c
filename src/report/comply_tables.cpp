#include "report/comply_tables.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "report/comply_words.hpp"
#include "report/number_text.hpp"

namespace entrepot {
namespace {

constexpr const char* percent_unit = "percent of real income (100 x log)";

/// Columns that tell cases apart: those that differ, or nothing.
struct PointColumns {
  std::vector<std::string> names;
  bool dated = false;

  explicit PointColumns(const ComplyStudy& study) {
    for (const GridAxis& axis : study.scenario.grid) names.push_back(axis.targets.front());
    dated = std::ranges::any_of(study.result.cases, [](const ComplianceCase& at) { return !at.on.empty(); });
  }
  void add_columns(DataTable& table) const {
    for (const std::string& name : names) table.columns.push_back({name, true});
    if (dated) table.columns.push_back({"On", false});
    table.columns.push_back({"Penalty", false});
  }
  std::vector<TableCell> cells(const std::map<std::string, double>& parameters, const std::string& on,
                               const std::string& penalty) const {
    std::vector<TableCell> row;
    for (const std::string& name : names) {
      const auto at = parameters.find(name);
      row.push_back(at == parameters.end() ? text_cell("") : TableCell{given_text(at->second), plain_number(at->second)});
    }
    if (dated) row.push_back(text_cell(on));
    row.push_back(text_cell(penalty));
    return row;
  }
};

TableCell threshold_cell(Deterrence deterrence, double threshold) {
  if (deterrence == Deterrence::deters || (deterrence == Deterrence::nothing_deters && std::isfinite(threshold)))
    return number_cell(100 * threshold, 1);
  const std::string words = threshold_text(deterrence, threshold);
  return {words, words};
}

TableCell willingness_cell(double willingness) {
  if (std::isinf(willingness)) return {"none would do", "none would do"};
  return number_cell(willingness, 3);
}

std::string codes_that_comply(const ComplyResult& result, const ComplianceProfile& profile) {
  std::string text;
  for (std::size_t k = 0; k < profile.complies.size(); ++k) {
    if (profile.complies[k]) text += (text.empty() ? "" : " ") + result.thirds[k];
  }
  return text.empty() ? "nobody" : text;
}

TableCell end_cell(double value) {
  if (std::isinf(value)) return text_cell(value > 0 ? "no upper bound" : "no lower bound");
  return number_cell(value, 4, true);
}

std::string belief_words(const ComplianceExpectation& e, const BreakEvenBelief& b) {
  if (e.deterrence == Deterrence::unknown) return "not known, for want of an equilibrium";
  if (std::isnan(b.persistence)) return b.complies_if_brief ? "complies whatever it believes" : "ignores whatever it believes";
  return b.complies_if_brief ? "complies if less likely to last" : "complies if more likely to last";
}

}  // namespace

DataTable thresholds_table(const ComplyStudy& study) {
  const PointColumns point(study);
  DataTable table;
  table.id = "thresholds";
  table.caption =
      "What each third country would gain by ignoring the sanctions, what punishment would cost it, and the risk of "
      "punishment that would keep it observing them";
  table.columns = {{"Third country", false}};
  point.add_columns(table);
  for (const char* header : {"Gain, %", "Stake, %", "Threshold, %", "Threshold if rivals ignore too, %",
                             "Threshold if rivals comply, %", "Target’s loss if it complies, %"})
    table.columns.push_back({header, true});
  table.columns.push_back({"In words", false});
  for (const ComplianceCase& at : study.result.cases) {
    for (const ThirdCountry& third : at.thirds) {
      std::vector<TableCell> row{text_cell(third.third)};
      for (TableCell& cell : point.cells(at.parameters, at.on, at.penalty)) row.push_back(std::move(cell));
      row.push_back(number_cell(third.gain, 4));
      row.push_back(number_cell(third.stake, 4));
      row.push_back(threshold_cell(third.deterrence, third.threshold));
      for (const DeterringProbability& p : {third.if_rivals_ignore, third.if_rivals_comply})
        row.push_back(threshold_cell(p.deterrence, p.value));
      row.push_back(number_cell(third.target_loss, 3));
      row.push_back(text_cell(to_string(third.deterrence)));
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

DataTable threats_table(const ComplyStudy& study) {
  const PointColumns point(study);
  DataTable table;
  table.id = "threats";
  table.caption = "What punishing would cost each enforcer, and what a dollar of the target’s loss would have to be worth to it";
  table.columns = {{"Third country", false}};
  point.add_columns(table);
  table.columns.push_back({"Enforcer", false});
  for (const char* header :
       {"Cost, %", "Cost, million USD a year", "Target’s loss, million USD a year", "Break-even, USD for a USD"})
    table.columns.push_back({header, true});
  table.columns.push_back({"Follows through", false});
  for (const ComplianceCase& at : study.result.cases) {
    for (const ThirdCountry& third : at.thirds) {
      for (const EnforcerThreat& threat : third.enforcers) {
        std::vector<TableCell> row{text_cell(third.third)};
        for (TableCell& cell : point.cells(at.parameters, at.on, at.penalty)) row.push_back(std::move(cell));
        row.push_back(text_cell(threat.enforcer));
        row.push_back(number_cell(threat.cost, 4));
        row.push_back(number_cell(threat.cost_value, 0));
        row.push_back(number_cell(third.target_loss_value, 0));
        row.push_back(willingness_cell(threat.break_even_willingness));
        row.push_back(text_cell(threat.credible ? "yes" : "no"));
        table.rows.push_back(std::move(row));
      }
    }
  }
  return table;
}

DataTable equilibria_table(const ComplyStudy& study) {
  const PointColumns point(study);
  DataTable table;
  table.id = "equilibria";
  table.caption =
      "Profiles of behaviour that no third country would leave alone, with what the nearest to leaving would lose by it";
  table.columns = {{"Complying", false}};
  point.add_columns(table);
  for (const char* header : {"Risk of punishment, %", "Margin, % of income"}) table.columns.push_back({header, true});
  table.columns.push_back({"Nearest to leaving", false});
  for (const char* header : {"Target’s expected loss, %", "Enforcers’ expected cost, %", "Error of the approximation, %"})
    table.columns.push_back({header, true});
  table.columns.push_back({"Note", false});
  const auto add = [&](const ComplianceCase& at, const ComplianceGame& game, const std::string& who, const ComplianceProfile& p,
                       const std::string& note) {
    std::vector<TableCell> row{text_cell(who)};
    for (TableCell& cell : point.cells(at.parameters, at.on, at.penalty)) row.push_back(std::move(cell));
    row.push_back({given_text(100 * game.enforcement), plain_number(100 * game.enforcement)});
    row.push_back(number_cell(p.margin, 5));
    row.push_back(text_cell(p.nearest));
    row.push_back(number_cell(p.target_loss, 3));
    row.push_back(number_cell(p.enforcer_cost, 4));
    row.push_back(number_cell(p.approximation_error, 5));
    row.push_back(text_cell(note));
    table.rows.push_back(std::move(row));
  };
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  for (const ComplianceCase& at : study.result.cases) {
    for (const ComplianceGame& game : at.games) {
      for (std::size_t e = 0; e < game.equilibria.size(); ++e) {
        std::vector<std::string> notes;
        if (game.equilibria.size() > 1 && game.from_ignoring == e) notes.push_back("reached from all ignoring");
        if (game.equilibria.size() > 1 && game.from_complying == e) notes.push_back("reached from all complying");
        if (game.risk_dominant == e) notes.push_back("risk dominant");
        if (game.equilibria.size() > 1 && game.potential_maximiser == e) notes.push_back("maximises the potential");
        if (!game.equilibria[e].verified) notes.push_back("margin within the error of the approximation");
        std::string note;
        for (const std::string& text : notes) note += (note.empty() ? "" : "; ") + text;
        add(at, game, codes_that_comply(study.result, game.equilibria[e]), game.equilibria[e], note);
      }
      if (!game.equilibria.empty()) continue;
      ComplianceProfile nothing;
      nothing.margin = nothing.target_loss = nothing.enforcer_cost = nothing.approximation_error = none;
      std::string who = game.undecided > 0 ? "undecided" : "no pure profile";
      std::string note = game.undecided > 0 ? "a state has no equilibrium" : "";
      if (game.mixed) {
        for (std::size_t k = 0; k < study.result.thirds.size(); ++k)
          note += fmt::format("{}{} complies with probability {:.2f}", note.empty() ? "" : ", ", study.result.thirds[k],
                              game.mixed->probability[k]);
        note += fmt::format("; regret {:.1e} % of income", game.mixed->regret);
      }
      add(at, game, who, nothing, note);
    }
  }
  return table;
}

DataTable interactions_table(const ComplyStudy& study) {
  const PointColumns point(study);
  DataTable table;
  table.id = "interactions";
  table.caption = "By how much one country’s compliance would lower what another gains by ignoring, over all pairs and profiles";
  table.columns = {{"Choices are", false}};
  point.add_columns(table);
  for (const char* header : {"Risk of punishment, %", "Least, % of income", "Most, % of income"})
    table.columns.push_back({header, true});
  for (const ComplianceCase& at : study.result.cases) {
    if (at.thirds.size() < 2) continue;
    for (const ComplianceGame& game : at.games) {
      std::vector<TableCell> row{text_cell(to_string(game.interaction))};
      for (TableCell& cell : point.cells(at.parameters, at.on, at.penalty)) row.push_back(std::move(cell));
      row.push_back({given_text(100 * game.enforcement), plain_number(100 * game.enforcement)});
      row.push_back(number_cell(game.interaction_low, 6, true));
      row.push_back(number_cell(game.interaction_high, 6, true));
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

DataTable partial_table(const ComplyStudy& study) {
  const PointColumns point(study);
  DataTable table;
  table.id = "partial";
  table.caption = "Best share of compliance where a country may choose any, others ignoring unpenalised";
  table.columns = {{"Third country", false}};
  point.add_columns(table);
  for (const char* header : {"Risk of punishment, %", "Best share, %", "Better than all or nothing by, % of income",
                             "Misfit of the curve, % of income"})
    table.columns.push_back({header, true});
  for (const ComplianceCase& at : study.result.cases) {
    for (const PartialCompliance& p : at.partial) {
      std::vector<TableCell> row{text_cell(p.third)};
      for (TableCell& cell : point.cells(at.parameters, at.on, at.penalty)) row.push_back(std::move(cell));
      row.push_back({given_text(100 * p.enforcement), plain_number(100 * p.enforcement)});
      row.push_back(number_cell(100 * p.share, 1));
      row.push_back(number_cell(p.advantage, 6));
      row.push_back(number_cell(p.error, 7));
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

DataTable expectations_table(const ComplyStudy& study) {
  DataTable table;
  table.id = "expectations";
  table.caption = "Stakes and thresholds in each regime, if it lasted for ever and as the file expects";
  table.columns = {{"Third country", false}, {"Regime", false}};
  const PointColumns point(study);
  point.add_columns(table);
  for (const char* header :
       {"Stake, %", "Stake as expected, %", "Gain as expected, %", "Threshold if for ever, %", "Threshold as expected, %"})
    table.columns.push_back({header, true});
  for (const ComplianceExpectation& e : study.result.expectations) {
    std::vector<TableCell> row{text_cell(e.third), text_cell(e.regime)};
    for (TableCell& cell : point.cells(e.parameters, e.on, e.penalty)) row.push_back(std::move(cell));
    row.push_back(number_cell(e.stake, 4));
    row.push_back(number_cell(e.present_stake, 4));
    row.push_back(number_cell(e.present_gain, 4));
    row.push_back(number_cell(100 * e.threshold_forever, 1));
    row.push_back(threshold_cell(e.deterrence, e.threshold));
    table.rows.push_back(std::move(row));
  }
  return table;
}

DataTable beliefs_table(const ComplyStudy& study) {
  DataTable table;
  table.id = "beliefs";
  table.caption = "How likely a regime must be to last another year for a third country just to comply";
  table.columns = {{"Third country", false}, {"Regime", false}};
  const PointColumns point(study);
  point.add_columns(table);
  table.columns.push_back({"Risk of punishment, %", true});
  table.columns.push_back({"Break-even persistence, %", true});
  table.columns.push_back({"In words", false});
  for (const ComplianceExpectation& e : study.result.expectations) {
    for (const BreakEvenBelief& b : e.beliefs) {
      std::vector<TableCell> row{text_cell(e.third), text_cell(e.regime)};
      for (TableCell& cell : point.cells(e.parameters, e.on, e.penalty)) row.push_back(std::move(cell));
      row.push_back({given_text(100 * b.enforcement), plain_number(100 * b.enforcement)});
      row.push_back(std::isnan(b.persistence) ? TableCell{"", ""} : number_cell(100 * b.persistence, 1));
      row.push_back(text_cell(belief_words(e, b)));
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

DataTable bounds_table(const ComplyStudy& study) {
  DataTable table;
  table.id = "bounds";
  table.caption = "What each observation allows: political value b given the risk of punishment, and the risk given b";
  table.columns = {{"Third country", false}, {"Penalty", false},     {"On", false},
                   {"Behaviour", false},     {"Stake, %", true},     {"Gain, %", true},
                   {"b at least, %", true},  {"b at most, %", true}, {"Risk at the file’s b", false},
                   {"Source", false}};
  for (const ObservedBound& b : study.result.bounds) {
    const ValueRange& risk = b.enforcement_given_value;
    const std::string risk_words = std::isnan(risk.low) ? "not known"
                                   : risk.empty()
                                       ? "no risk explains it"
                                       : fmt::format("{} to {}", percent_text(100 * risk.low), percent_text(100 * risk.high));
    table.rows.push_back({text_cell(b.third), text_cell(b.penalty), text_cell(b.on),
                          text_cell(b.complied ? "complied" : "ignored"), number_cell(b.stake, 4), number_cell(b.gain, 4),
                          end_cell(b.political_value.low), end_cell(b.political_value.high), text_cell(risk_words),
                          text_cell(b.source)});
  }
  return table;
}

LongTable comply_long_table(const ComplyStudy& study) {
  LongTable table{"comply.csv", {}};
  for (const ComplianceCase& at : study.result.cases) {
    const std::string key = case_key(study, at);
    const ComplianceCase& first = *cases_of(study, at.penalty).front();
    for (std::size_t k = 0; k < at.thirds.size(); ++k) {
      const ThirdCountry &now = at.thirds[k], &before = first.thirds[k];
      const auto add = [&](const char* variable, const char* unit, double value, double baseline,
                           const std::string& partner = "") {
        table.rows.push_back({key, variable, unit, now.third, partner, "", value, baseline});
      };
      add("gain", percent_unit, now.gain, before.gain);
      add("stake", percent_unit, now.stake, before.stake);
      add("threshold", "probability", now.threshold, before.threshold);
      add("threshold_if_rivals_ignore", "probability", now.if_rivals_ignore.value, before.if_rivals_ignore.value);
      add("threshold_if_rivals_comply", "probability", now.if_rivals_comply.value, before.if_rivals_comply.value);
      add("target_loss", percent_unit, now.target_loss, before.target_loss, study.result.target);
      add("potency", percent_unit, now.potency, before.potency);
      for (std::size_t e = 0; e < now.enforcers.size(); ++e) {
        add("enforcer_cost", percent_unit, now.enforcers[e].cost, before.enforcers[e].cost, now.enforcers[e].enforcer);
        add("break_even_willingness", "USD for a USD", now.enforcers[e].break_even_willingness,
            before.enforcers[e].break_even_willingness, now.enforcers[e].enforcer);
      }
    }
  }
  return table;
}

}  // namespace entrepot
