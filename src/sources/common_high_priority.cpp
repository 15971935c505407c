#include "sources/common_high_priority.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "sources/classifications.hpp"
#include "sources/concordance_library.hpp"
#include "tables/csv.hpp"
#include "tables/table_problems.hpp"

namespace entrepot::sources {
namespace {

constexpr std::array<std::string_view, 6> tiers = {"1", "2", "3A", "3B", "4A", "4B"};

}  // namespace

std::vector<ListedCode> read_common_high_priority(const std::filesystem::path& file, Problems& problems) {
  const auto table = tables::read_csv(file, {{.name = "tier"}, {.name = "hs6"}}, problems);
  std::vector<ListedCode> list;
  if (!table) return list;
  tables::TableProblems rows(problems);
  std::set<std::string_view> seen;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string_view tier = table->text("tier")[row], hs6 = table->text("hs6")[row];
    if (std::ranges::find(tiers, tier) == tiers.end())
      rows.found.add(table->problem(row, "tier", std::string(tier), "1, 2, 3A, 3B, 4A or 4B"));
    if (!is_code_of("HS2022", hs6)) rows.found.add(table->problem(row, "hs6", std::string(hs6), "a code of HS2022 has 6 digits"));
    if (!seen.insert(hs6).second)
      rows.found.add(table->problem(row, "hs6", std::string(hs6), "this code stands twice in the file"));
    list.push_back({.tier = std::string(tier), .hs6 = std::string(hs6)});
  }
  return list;
}

std::vector<PriorityCode> in_edition(const std::vector<ListedCode>& list, const Concordance& to_edition) {
  std::set<std::string_view> listed;
  for (const ListedCode& one : list) listed.insert(one.hs6);
  std::map<std::string_view, std::vector<std::string>> others;
  for (const ConcordanceEntry& entry : to_edition.entries)
    if (!listed.contains(entry.from)) others[entry.to].push_back(entry.from);
  std::vector<PriorityCode> found;
  for (const ListedCode& one : list) {
    const auto counterparts = to_edition.counterparts(one.hs6);
    if (counterparts.empty()) found.push_back({.tier = one.tier, .listed = one.hs6, .code = "", .share = 0, .shared_with = {}});
    for (const ConcordanceEntry& entry : counterparts)
      found.push_back(
          {.tier = one.tier, .listed = one.hs6, .code = entry.to, .share = entry.weight, .shared_with = others[entry.to]});
  }
  return found;
}

}  // namespace entrepot::sources

namespace entrepot {

PriorityList priority_list(const std::filesystem::path& file, const std::filesystem::path& folder, const std::string& edition) {
  Problems problems;
  const auto list = sources::read_common_high_priority(file, problems);
  const sources::ConcordanceLibrary library = sources::read_concordances(folder, false, problems);
  std::optional<sources::Way> way;
  if (!library.list.empty())
    way = sources::find_way(library, {.folder = folder, .from = "HS2022", .to = edition, .via = "", .own = {}, .weights = {}}, {},
                            problems);
  if (way && !edition.starts_with("HS"))
    problems.add({.field = "in", .value = edition, .rule = "an edition of the HS", .hint = "HS2017, for trade of 2017 to 2021"});
  problems.throw_if_any();
  return {.edition = edition, .steps = way->steps, .codes = sources::in_edition(list, way->concordance)};
}

}  // namespace entrepot
