#include <algorithm>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/world.hpp"
#include "tables/csv.hpp"
#include "tables/table_problems.hpp"

namespace entrepot {

AggregationMap keep_all(const std::vector<std::string>& codes) {
  AggregationMap map{codes, std::vector<std::size_t>(codes.size())};
  for (std::size_t i = 0; i < codes.size(); ++i) map.of[i] = i;
  return map;
}

AggregationMap read_aggregation_map(const std::filesystem::path& file, const std::vector<std::string>& old_codes) {
  Problems problems;
  const auto table = tables::read_csv(file, {{.name = "old"}, {.name = "new"}}, problems, {.refuse_unknown_columns = true});
  problems.throw_if_any();
  AggregationMap map{{}, std::vector<std::size_t>(old_codes.size(), 0)};
  std::vector<long> line_of(old_codes.size(), 0);
  {
    tables::TableProblems listed(problems);
    for (std::size_t row = 0; row < table->rows(); ++row) {
      const std::string old_code(table->text("old")[row]), new_code(table->text("new")[row]);
      const auto old = std::ranges::find(old_codes, old_code);
      if (old == old_codes.end()) {
        listed.found.add(table->problem(row, "old", old_code, "the World has no such code",
                                        tables::guess_if_listed(listed.found, old_code, old_codes)));
        continue;
      }
      long& line = line_of[static_cast<std::size_t>(old - old_codes.begin())];
      if (line > 0) {
        listed.found.add(table->problem(row, "old", old_code, fmt::format("stands on line {} already", line)));
        continue;
      }
      line = table->line(row);
      const auto merged = std::ranges::find(map.codes, new_code);
      map.of[static_cast<std::size_t>(old - old_codes.begin())] = static_cast<std::size_t>(merged - map.codes.begin());
      if (merged == map.codes.end()) map.codes.push_back(new_code);
    }
  }
  for (std::size_t i = 0; i < old_codes.size(); ++i)
    if (line_of[i] == 0)
      problems.add({.file = table->file(),
                    .field = "old",
                    .value = old_codes[i],
                    .rule = "is missing: every code of the World needs a row"});
  problems.throw_if_any();
  return map;
}

}  // namespace entrepot
