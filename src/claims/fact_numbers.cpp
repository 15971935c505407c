#include "claims/fact_numbers.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/facts.hpp"
#include "tables/text_file.hpp"

namespace entrepot {
namespace {

/// The lines of a text by number, from 1.
std::vector<std::string> lines_of(const std::string& content) {
  std::vector<std::string> lines;
  std::istringstream text(content);
  for (std::string line; std::getline(text, line);) lines.push_back(std::move(line));
  return lines;
}

/// The lines of the fact that begins there which say what it is and how it reads.
std::vector<std::string> entry_at(const std::vector<std::string>& lines, long first) {
  std::vector<std::string> entry;
  for (std::size_t at = static_cast<std::size_t>(std::max(first, 1L)); at < lines.size() && !lines[at].starts_with("["); ++at) {
    for (const char* key : {"id", "value", "half_unit"}) {
      if (lines[at].starts_with(std::string(key) + " ")) entry.push_back(lines[at]);
    }
  }
  return entry;
}

LedgerNumber number_of(const Fact& fact, const FactFile& file, const std::string& name, const std::vector<std::string>& lines) {
  LedgerNumber n;
  n.id = fact.id;
  n.kind = NumberKind::fact;
  n.interval = fact.interval();
  if (fact.coarser_half_unit) {
    const double half = *fact.coarser_half_unit * fact.unit.scale;
    n.coarser = Interval{n.interval.value - half, n.interval.value, n.interval.value + half};
  }
  n.text = fact.text;
  n.unit = fact.unit.text;
  if (!fact.currency.empty() && fact.measure == "value") n.unit += " " + fact.currency;
  n.words = fact.words;
  n.scale = fact.unit.scale;
  n.file = name;
  n.sha256 = file.sha256;
  n.lines = {fact.line};
  n.rows = entry_at(lines, fact.line);
  n.source = fact.source;
  n.address = fact.address;
  n.status = fact.status;
  return n;
}

}  // namespace

std::vector<LedgerNumber> read_fact_numbers(const ClaimsLedger& ledger, std::map<std::string, std::string>& files,
                                            Problems& problems) {
  std::vector<LedgerNumber> numbers;
  for (const std::string& name : ledger.facts) {
    const std::filesystem::path path = ledger.file.parent_path() / name;
    const std::optional<std::string> content = tables::read_text(path, problems);
    if (!content) continue;
    files[name] = *content;
    try {
      const FactFile file = parse_facts(*content, path.string());
      const std::vector<std::string> lines = lines_of(*content);
      for (const Fact& fact : file.facts) {
        if (std::ranges::find(numbers, fact.id, &LedgerNumber::id) != numbers.end())
          problems.add({.file = path.string(),
                        .line = fact.line,
                        .field = fmt::format("fact[{}].id", fact.id),
                        .rule = "is the id of a fact of another file of this ledger"});
        numbers.push_back(number_of(fact, file, name, lines));
      }
    } catch (const InputError& error) {
      for (const Problem& problem : error.problems()) problems.add(problem);
    }
  }
  return numbers;
}

}  // namespace entrepot
