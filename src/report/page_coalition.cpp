// The part of the page that answers the coalition question (`entrepot coalition`).
#include <fmt/format.h>

#include "report/coalition_words.hpp"
#include "report/number_text.hpp"
#include "report/page.hpp"

namespace entrepot {
namespace {

std::string code(const Study& study, Country n) { return study.world->countries[static_cast<std::size_t>(n.value)]; }
TableCell percent_cell(double value) { return number_cell(value, 3, true); }

DataTable members_table(const Study& study) {
  const CoalitionResult& c = *study.coalition;
  DataTable table;
  table.id = "coalition-members";
  const std::string target = code(study, c.target);
  table.caption = "Every member: alone, together, with the burden shared, and what its leaving would mean";
  table.columns = {{"ISO", false},
                   {"Alone: own real income, %", true},
                   {"Alone: " + target + ", %", true},
                   {"Together: own, %", true},
                   {"Burden shared: own, %", true},
                   {"Transfer received, million USD", true},
                   {"It leaves: " + target + ", %", true},
                   {"It leaves: own, %", true}};
  for (std::size_t m = 0; m < c.members.size(); ++m) {
    const Country n = c.members[m];
    table.rows.push_back({text_cell(code(study, n)), percent_cell(c.alone[m].real_income(n)), percent_cell(c.alone[m].target),
                          percent_cell(c.joint.real_income(n)), percent_cell(c.joint_shared.real_income(n)),
                          number_cell(c.joint_shared.equilibrium.transfer(n), 1, true), percent_cell(c.left[m].target),
                          percent_cell(c.left[m].real_income(n))});
  }
  return table;
}

DataTable joiners_table(const Study& study) {
  const CoalitionResult& c = *study.coalition;
  DataTable table;
  table.id = "coalition-joiners";
  const std::string target = code(study, c.target);
  table.caption = "Every further economy, by what its joining would cost " + target;
  table.columns = {{"ISO", false},
                   {"It joins: " + target + ", %", true},
                   {"It joins: own, %", true},
                   {"It stays out: own, %", true},
                   {"It joins, burden shared: each, %", true},
                   {"Transfer it would receive, million USD", true}};
  for (const std::size_t o : c.joining_by_effect()) {
    const Country n = c.others[o];
    if (c.joined[o].equilibrium.outcome != Outcome::converged || c.joined_shared[o].equilibrium.outcome != Outcome::converged) {
      table.rows.push_back(
          {text_cell(code(study, n)), text_cell("no equilibrium"), text_cell(""), text_cell(""), text_cell(""), text_cell("")});
      continue;
    }
    table.rows.push_back({text_cell(code(study, n)), percent_cell(c.joined[o].target), percent_cell(c.joined[o].real_income(n)),
                          percent_cell(c.joint.real_income(n)), percent_cell(c.joined_shared[o].members),
                          number_cell(c.joined_shared[o].equilibrium.transfer(n), 1, true)});
  }
  return table;
}

DataTable scale_table(const Study& study) {
  const CoalitionResult& c = *study.coalition;
  DataTable table;
  table.id = "coalition-scale";
  table.caption = "The coalition scaled up; members are those who take part, weighted by income";
  table.columns = {{"Measures", false}, {code(study, c.target) + ", %", true}, {"Members, %", true}, {"Outcome", false}};
  for (const CoalitionState* state : coalition_scale(c)) {
    if (state->equilibrium.outcome == Outcome::converged) {
      table.rows.push_back({text_cell(coalition_state_label(*state)), percent_cell(state->target), percent_cell(state->members),
                            text_cell(to_string(state->equilibrium.outcome))});
    } else {
      table.rows.push_back({text_cell(coalition_state_label(*state)), text_cell(""), text_cell(""),
                            text_cell(to_string(state->equilibrium.outcome) + ": " + state->equilibrium.diagnosis.reason)});
    }
  }
  return table;
}

}  // namespace

void add_coalition(Page& page, const Study& study) {
  if (!study.coalition) return;
  const CoalitionResult& c = *study.coalition;
  page.open_section("coalition", "What the coalition is worth");
  if (c.members.size() > 1) {
    page.html += "<h3>Who would pay whom</h3>";
    page.add(transfer_figure(study, c.members, c.joint_shared.equilibrium.transfer));
  }
  page.add_folded(members_table(study), fmt::format("All {} members", count_text(c.members.size())));
  page.html += "<h3>Fewer and more members</h3>";
  page.add_beside(coalition_ranking_figures(study));
  if (!c.others.empty())
    page.add_folded(joiners_table(study), fmt::format("All {} further economies", count_text(c.others.size())));
  page.html += "<h3>More sectors, more economies</h3>";
  page.add(coalition_scale_figure(study));
  page.add_folded(scale_table(study), "The numbers");
  if (!study.burden_sharers.empty())
    page.paragraph("What follows is the coalition as it is with the burden shared, as the scenario has it.");
  page.close_section();
}

}  // namespace entrepot
