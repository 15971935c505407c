// What concordances a folder has, and what becomes of single codes.
#include <algorithm>

#include "sources/classifications.hpp"
#include "sources/concordance_library.hpp"

namespace entrepot {

using namespace sources;

std::vector<ConcordanceSummary> list_concordances(const std::filesystem::path& folder) {
  Problems problems;
  const ConcordanceLibrary library = read_concordances(folder, false, problems);
  problems.throw_if_any();
  std::vector<ConcordanceSummary> list;
  for (const Concordance& one : library.list) list.push_back(summary(one));
  return list;
}

CodeMap map_codes(const Route& route, const std::vector<std::string>& codes) {
  Problems problems;
  const ConcordanceLibrary library = read_concordances(route.folder, route.as_published, problems);
  problems.throw_if_any();
  const auto way = find_way(library, route, codes, problems);
  const std::vector<std::string> all = way ? way->concordance.from_codes() : std::vector<std::string>{};
  CodeMap map{.from = route.from, .to = route.to, .steps = {}, .notes = {}, .codes = {}};
  for (const std::string& code : codes) {
    if (!way) break;
    if (!way->concordance.knows(code)) {
      const std::string_view rule = code_rule(route.from);
      std::string hint = did_you_mean(code, all);
      if (!is_code_of(route.from, code)) hint = "a code of " + route.from + " has " + std::string(rule);
      problems.add({.field = "CODE", .value = code, .rule = "must be a code of " + route.from, .hint = hint});
      continue;
    }
    MappedCode one{.code = code, .name = library.name_of(route.from, code), .lost = way->concordance.lost_share(code), .to = {}};
    for (const ConcordanceEntry& entry : way->concordance.counterparts(code))
      one.to.push_back({.code = entry.to, .name = library.name_of(route.to, entry.to), .weight = entry.weight});
    map.codes.push_back(std::move(one));
  }
  problems.throw_if_any();
  map.steps = way->steps;
  map.notes = way->notes;
  return map;
}

}  // namespace entrepot
