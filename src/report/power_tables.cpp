#include "report/power_tables.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "tables/csv_writer.hpp"

namespace entrepot {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr const char* loss_unit = "percent of real income (100 x log)";

const std::string& code(const WorldPower& power, Country n) { return power.world->countries[static_cast<std::size_t>(n.value)]; }

bool is_pair(const WorldPower& power, const CutTie& tie) { return tie.a < power.world->country_count(); }

/// Ties come in the same order in every state that has them.
const CutTie* before_scenario(const WorldPower& power, std::size_t place) {
  const std::vector<CutTie>& ties = power.states.front().ties;
  return ties.empty() ? nullptr : &ties[place];
}

/// The rows of one tie; `before` is the same tie before the scenario, if it has numbers.
void add_tie(LongTable& table, const WorldPower& power, const std::string& key, const CutTie& tie, const CutTie* before) {
  const std::string &a = power.sides[tie.a].name, &b = power.sides[tie.b].name;
  const auto add = [&](const char* variable, const char* unit, const std::string& iso3, const std::string& partner,
                       const auto& value_of) {
    table.rows.push_back(
        {key, variable, unit, iso3, partner, "", value_of(tie), before == nullptr ? missing : value_of(*before)});
  };
  add("exit_loss", loss_unit, a, b, [](const CutTie& t) { return t.loss_a; });
  add("exit_loss", loss_unit, b, a, [](const CutTie& t) { return t.loss_b; });
  add("exit_loss_ratio", "loss of iso3 over loss of partner", a, b, [](const CutTie& t) { return t.ratio; });
  add("dependence", "share of foreign trade", a, b, [](const CutTie& t) { return t.dependence.a_on_b; });
  add("dependence", "share of foreign trade", b, a, [](const CutTie& t) { return t.dependence.b_on_a; });
  add("asymmetry", "index from -1 to 1", a, b, [](const CutTie& t) { return t.dependence.asymmetry; });
  add("supplier_power", "100 x log", a, b, [](const CutTie& t) { return t.power_a_over_b; });
  add("supplier_power", "100 x log", b, a, [](const CutTie& t) { return t.power_b_over_a; });
  add("trade", "million USD", a, b, [](const CutTie& t) { return t.trade; });
}

void add_members(LongTable& table, const WorldPower& power, const std::string& key, const CutTie& tie, const CutTie* before) {
  const std::string &coalition = power.sides[tie.a].name, &partner = power.sides[tie.b].name;
  const std::vector<Country>& members = power.sides[tie.a].members;
  for (std::size_t m = 0; m < members.size(); ++m)
    table.rows.push_back({key, "exit_loss:" + coalition, loss_unit, code(power, members[m]), partner, "", tie.member_losses[m],
                          before == nullptr ? missing : before->member_losses[m]});
}

template <class AddTie>
LongTable table_of_ties(const PowerStudy& study, const char* file, bool of_pairs, const AddTie& add) {
  LongTable table{file, {}};
  for (const WorldPower& power : study.worlds) {
    for (const PowerState& state : power.states) {
      for (std::size_t i = 0; i < state.ties.size(); ++i) {
        if (is_pair(power, state.ties[i]) == of_pairs)
          add(table, power, power_key(power, state), state.ties[i], before_scenario(power, i));
      }
    }
  }
  return table;
}

const PowerState* state_of(const WorldPower& power, const std::string& label) {
  const auto at = std::ranges::find(power.states, label, &PowerState::label);
  return at == power.states.end() || at->ties.empty() ? nullptr : &*at;
}

}  // namespace

CutCounts count_cuts(const WorldPower& power, const PowerState& state) {
  CutCounts counts;
  for (const CutTie& tie : state.ties) {
    ++(is_pair(power, tie) ? counts.pairs : counts.coalition_ties);
    if (!tie.traded) {
      ++counts.without_trade;
      continue;
    }
    ++counts.solved[tie.outcome];
    const bool larger = counts.worst == nullptr || tie.residual.value > counts.worst->residual.value;
    if (tie.outcome == Outcome::converged && larger) counts.worst = &tie;
  }
  return counts;
}

std::string power_key(const WorldPower& power, const PowerState& state) {
  return power.world->name + (state.label.empty() ? "" : "?state=" + state.label);
}

PowerPlace headline_place(const PowerStudy& study) {
  for (auto power = study.worlds.rbegin(); power != study.worlds.rend(); ++power) {
    for (auto state = power->states.rbegin(); state != power->states.rend(); ++state) {
      if (!state->ties.empty()) return {&*power, &*state};
    }
  }
  return {};
}

const CutTie* find_pair(const WorldPower& power, const PowerState& state, Country a, Country b) {
  const auto place = [&](Country n) { return std::ranges::lower_bound(power.among, n) - power.among.begin(); };
  const auto low = static_cast<std::size_t>(place(std::min(a, b))), high = static_cast<std::size_t>(place(std::max(a, b)));
  const std::size_t economies = power.among.size();
  if (state.ties.empty() || low >= high || high >= economies) return nullptr;
  const CutTie& tie = state.ties[low * economies - low * (low + 1) / 2 + (high - low) - 1];
  return Country(tie.a) == std::min(a, b) && Country(tie.b) == std::max(a, b) ? &tie : nullptr;
}

Array<double, Country, Country> loss_matrix(const WorldPower& power, const PowerState& state) {
  const std::size_t economies = power.world->country_count();
  Array<double, Country, Country> losses({economies, economies}, missing);
  for (const CutTie& tie : state.ties) {
    if (!is_pair(power, tie)) continue;
    losses(Country(tie.a), Country(tie.b)) = tie.loss_a;
    losses(Country(tie.b), Country(tie.a)) = tie.loss_b;
  }
  return losses;
}

LongTable power_pairs_table(const PowerStudy& study) { return table_of_ties(study, "pairs.csv", true, add_tie); }

LongTable power_coalitions_table(const PowerStudy& study) {
  return table_of_ties(
      study, "coalitions.csv", false,
      [](LongTable& table, const WorldPower& power, const std::string& key, const CutTie& tie, const CutTie* before) {
        add_tie(table, power, key, tie, before);
        add_members(table, power, key, tie, before);
      });
}

LongTable power_ranking_table(const PowerStudy& study) {
  LongTable table{"ranking.csv", {}};
  for (const WorldPower& power : study.worlds) {
    std::vector<EconomyPower> before;
    for (const PowerState& state : power.states) {
      if (state.ties.empty()) continue;
      const std::vector<EconomyPower> ranking = rank_economies(power, state);
      if (&state == &power.states.front()) before = ranking;
      for (const EconomyPower& e : ranking) {
        const auto then = std::ranges::find(before, e.country, &EconomyPower::country);
        const auto add = [&](const char* variable, const char* unit, const std::string& partner, const auto& value_of) {
          table.rows.push_back({power_key(power, state), variable, unit, code(power, e.country), partner, "", value_of(e),
                                then == before.end() ? missing : value_of(*then)});
        };
        add("loss_inflicted", loss_unit, "", [](const EconomyPower& one) { return one.inflicted; });
        add("partners_that_lose_more", "partners", "", [](const EconomyPower& one) { return static_cast<double>(one.stronger); });
        add("largest_own_loss", loss_unit, std::isfinite(e.weakest_loss) ? code(power, e.weakest_point) : "",
            [](const EconomyPower& one) { return one.weakest_loss; });
      }
    }
  }
  return table;
}

LongTable power_asymmetric_table(const PowerStudy& study) {
  LongTable table{"asymmetric.csv", {}};
  for (const WorldPower& power : study.worlds) {
    for (const PowerState& state : power.states) {
      for (const std::size_t i : rank_asymmetric_pairs(power, state)) {
        const CutTie& tie = state.ties[i];
        const CutTie* before = before_scenario(power, i);
        const bool first = tie.loss_a >= tie.loss_b;
        const auto ratio = [&](const CutTie& t) { return first ? t.ratio : 1 / t.ratio; };
        table.rows.push_back({power_key(power, state), "exit_loss_ratio", "loss of iso3 over loss of partner",
                              power.sides[first ? tie.a : tie.b].name, power.sides[first ? tie.b : tie.a].name, "", ratio(tie),
                              before == nullptr ? missing : ratio(*before)});
      }
    }
  }
  return table;
}

std::string matrix_csv(const WorldPower& power, const PowerState& state) {
  std::vector<std::string> header{"iso3"};
  for (const Country n : power.among) header.push_back(code(power, n));
  tables::CsvWriter writer(header);
  const auto losses = loss_matrix(power, state);
  for (const Country n : power.among) {
    writer.text(code(power, n));
    for (const Country partner : power.among) writer.number(losses(n, partner));
    writer.end_row();
  }
  return writer.content();
}

std::string cuts_csv(const PowerStudy& study) {
  tables::CsvWriter writer({"scenario", "iso3", "partner", "cut", "outcome", "sweeps", "residual", "residual_kind",
                            "residual_country", "residual_sector", "reason", "suggestion"});
  for (const WorldPower& power : study.worlds) {
    for (const PowerState& state : power.states) {
      for (const CutTie& tie : state.ties) {
        writer.text(power_key(power, state)).text(power.sides[tie.a].name).text(power.sides[tie.b].name);
        writer.text(tie.traded ? "solved" : "no trade").text(to_string(tie.outcome)).integer(tie.sweeps);
        writer.number(tie.residual.value).text(tie.residual_kind).text(tie.residual.country).text(tie.residual.sector);
        writer.text(tie.diagnosis.reason).text(tie.diagnosis.suggestion);
        writer.end_row();
      }
    }
  }
  return writer.content();
}

std::string paths_csv(const PowerStudy& study) {
  const PowerPlace last = headline_place(study);
  std::vector<std::string> header{"iso3", "partner", "variable", "unit"};
  std::vector<const PowerState*> states;
  for (const WorldPower& power : study.worlds) {
    header.push_back(power.world->name);
    states.push_back(state_of(power, last.state->label));
  }
  tables::CsvWriter writer(header);
  std::vector<std::string> codes;
  for (const Country n : last.power->among) codes.push_back(code(*last.power, n));
  for (const std::string& own : codes) {
    for (const std::string& partner : codes) {
      if (own == partner) continue;
      writer.text(own).text(partner).text("exit_loss").text(loss_unit);
      for (std::size_t w = 0; w < study.worlds.size(); ++w) {
        const WorldPower& power = study.worlds[w];
        const auto n = power.world->find_country(own), m = power.world->find_country(partner);
        const CutTie* tie = n && m && states[w] != nullptr ? find_pair(power, *states[w], *n, *m) : nullptr;
        writer.number(tie == nullptr ? missing : power.sides[tie->a].name == own ? tie->loss_a : tie->loss_b);
      }
      writer.end_row();
    }
  }
  return writer.content();
}

}  // namespace entrepot
