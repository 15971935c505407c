#include "study/distinct_problems.hpp"

#include <set>
#include <tuple>

namespace entrepot {

void add_distinct(Problems& problems, const std::vector<Problem>& found) {
  const auto key = [](const Problem& p) { return std::tuple(p.file, p.line, p.field, p.value, p.rule); };
  std::set<std::tuple<std::string, long, std::string, std::string, std::string>> known;
  for (const Problem& problem : problems.list()) known.insert(key(problem));
  for (const Problem& problem : found)
    if (known.insert(key(problem)).second) problems.add(problem);
}

}  // namespace entrepot
