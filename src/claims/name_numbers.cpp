#include "claims/name_numbers.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "entrepot/errors.hpp"

namespace entrepot {
namespace {

void add_names(const Expression& expression, const std::string& field, long line, std::vector<UsedName>& used) {
  for (const std::string& name : expression.names) {
    if (std::ranges::none_of(used, [&](const UsedName& u) { return u.name == name; })) used.push_back({name, field, line});
  }
}

template <class List>
std::optional<std::size_t> place_of(const List& list, const std::string& id) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].id == id) return i;
  }
  return std::nullopt;
}

std::optional<NamedNumber> outcome_named(const ClaimsLedger& ledger, const std::string& name) {
  const std::size_t point = name.find('.');
  if (point == std::string::npos) return std::nullopt;
  const auto place = place_of(ledger.scenarios, name.substr(0, point));
  if (!place) return std::nullopt;
  return NamedNumber{NumberKind::outcome, *place, name.substr(point + 1)};
}

}  // namespace

std::vector<UsedName> used_names(const ClaimsLedger& ledger) {
  std::vector<UsedName> used;
  for (const Claim& claim : ledger.claims) {
    for (const ClaimTest& test : claim.tests) {
      const std::string field = fmt::format("claim[{}].test[{}]", claim.id, test.id);
      add_names(test.ours, field + ".ours", test.line, used);
      if (test.theirs) add_names(*test.theirs, field + ".theirs", test.line, used);
    }
  }
  return used;
}

std::map<std::string, NamedNumber> name_numbers(const ClaimsLedger& ledger, const std::vector<UsedName>& used,
                                                const std::vector<LedgerNumber>& facts, Problems& problems) {
  std::vector<std::string> known;
  for (const LedgerNumber& fact : facts) known.push_back(fact.id);
  for (const LedgerCell& cell : ledger.cells) {
    if (place_of(facts, cell.id))
      problems.add({.file = ledger.file.string(),
                    .line = cell.line,
                    .field = "cell[" + cell.id + "].id",
                    .rule = "is the id of a fact too"});
    known.push_back(cell.id);
  }
  for (const LedgerScenario& scenario : ledger.scenarios) known.push_back(scenario.id + ".");
  std::map<std::string, NamedNumber> named;
  for (const UsedName& u : used) {
    if (const auto fact = place_of(facts, u.name)) {
      named[u.name] = {NumberKind::fact, *fact, ""};
    } else if (const auto cell = place_of(ledger.cells, u.name)) {
      named[u.name] = {NumberKind::cell, *cell, ""};
    } else if (const auto outcome = outcome_named(ledger, u.name)) {
      named[u.name] = *outcome;
    } else {
      const std::string near = did_you_mean(u.name, known);
      problems.add({.file = ledger.file.string(),
                    .line = u.line,
                    .field = u.field,
                    .value = u.name,
                    .rule = "is no fact, no cell and no number of a scenario",
                    .hint = near.empty() ? "numbers of scenarios are named ID.HEADLINE, in braces where signs are in it" : near});
    }
  }
  return named;
}

}  // namespace entrepot
