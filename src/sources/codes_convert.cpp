// A CSV of amounts by code into another classification, group by group, with one loss report for all of it.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/core.h>

#include "sources/classifications.hpp"
#include "sources/concordance_library.hpp"
#include "sources/decimal_amounts.hpp"
#include "tables/csv.hpp"
#include "tables/csv_records.hpp"
#include "tables/csv_writer.hpp"
#include "tables/file_beside.hpp"
#include "tables/table_problems.hpp"
#include "tables/text_file.hpp"

namespace entrepot {
namespace {

using namespace sources;
using Group = std::vector<std::string>;  ///< values of the columns that stay

/// Columns of the file that are neither code, value nor kept; a problem for a name that is asked for twice.
std::vector<std::string> other_columns(const std::string& text, const ConvertRequest& request) {
  std::vector<std::string_view> fields;
  std::deque<std::string> unquoted;
  tables::CsvRecords(text).next(fields, unquoted);
  std::vector<std::string> others;
  for (const std::string_view field : fields)
    if (field != request.code_column && field != request.value_column &&
        std::ranges::find(request.keep, field) == request.keep.end())
      others.emplace_back(field);
  return others;
}

void check_columns(const ConvertRequest& request, Problems& problems) {
  std::vector<std::string> all{request.code_column, request.value_column};
  all.insert(all.end(), request.keep.begin(), request.keep.end());
  for (std::size_t i = 0; i < all.size(); ++i)
    if (std::count(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i), all[i]) > 0)
      problems.add({.file = request.file.string(), .field = all[i], .rule = "a column can be code, value or kept, once"});
}

struct AmountRows {
  std::map<Group, std::map<std::string, std::int64_t>> groups;
  std::set<std::string> codes;
  int decimals = 2;
  std::size_t rows = 0, rounded = 0, padded = 0;
};

std::optional<AmountRows> read_rows(const ConvertRequest& request, std::string text, Problems& problems) {
  std::vector<tables::Column> columns{{.name = request.code_column}, {.name = request.value_column, .may_be_empty = true}};
  for (const std::string& name : request.keep) columns.push_back({.name = name, .may_be_empty = true});
  const auto table = tables::parse_csv(std::move(text), request.file.string(), columns, problems, {.keep_faulty_rows = true});
  if (!table) return std::nullopt;
  tables::TableProblems rows(problems);
  const DecimalColumn values(table->text(request.value_column));
  AmountRows read{.groups = {}, .codes = {}, .decimals = values.decimals(), .rows = table->rows(), .rounded = values.rounded()};
  for (std::size_t row = 0; row < table->rows(); ++row) {
    std::string code(table->text(request.code_column)[row]);
    if (lost_leading_zero(request.route.from, code)) {
      code.insert(0, 1, '0');
      ++read.padded;
    }
    Group group;
    for (const std::string& name : request.keep) group.emplace_back(table->text(name)[row]);
    const auto units = values.units(row);
    std::int64_t& sum = read.groups[group][code];
    if (!units || __builtin_add_overflow(sum, *units, &sum)) {
      rows.found.add(table->problem(row, request.value_column, std::string(table->text(request.value_column)[row]),
                                    fmt::format("must be a number of at most 9e{}", 15 - read.decimals)));
      continue;
    }
    read.codes.insert(std::move(code));
  }
  if (!rows.found.empty()) return std::nullopt;
  return read;
}

/// The sum of a code may have left the range in which every unit is exact.
bool in_range(const CodeAmounts& amounts) {
  constexpr std::int64_t most = 9'000'000'000'000'000;
  return std::ranges::all_of(amounts.list, [](const CodeAmount& one) { return one.units <= most && one.units >= -most; });
}

/// Before any work: the file to write must not take the place of one that is read, and must be one that can be written.
void check_out(const ConvertRequest& request, Problems& problems) {
  std::error_code error;
  for (const std::filesystem::path& read : {request.file, request.route.own, request.route.weights.file})
    if (!read.empty() && std::filesystem::equivalent(read, request.out, error))
      problems.add({.field = "--out", .value = request.out.string(), .rule = "must not be a file that is read"});
  try {
    const tables::FileBeside begun(request.out);
  } catch (const InputError& refused) {
    for (const Problem& problem : refused.problems()) problems.add(problem);
  }
}

}  // namespace

Conversion convert_file(const ConvertRequest& request) {
  Problems problems;
  check_out(request, problems);
  const ConcordanceLibrary library = read_concordances(request.route.folder, request.route.as_published, problems);
  check_columns(request, problems);
  std::optional<std::string> text = tables::read_text(request.file, problems);
  const std::vector<std::string> summed_over = text ? other_columns(*text, request) : std::vector<std::string>{};
  const auto rows = text ? read_rows(request, std::move(*text), problems) : std::nullopt;
  std::optional<Way> way;
  if (!library.list.empty())
    way =
        find_way(library, request.route,
                 rows ? std::vector<std::string>(rows->codes.begin(), rows->codes.end()) : std::vector<std::string>{}, problems);
  problems.throw_if_any();

  Conversion done{.from = request.route.from,
                  .to = request.route.to,
                  .steps = way->steps,
                  .loss = {.decimals = rows->decimals},
                  .rows_read = rows->rows,
                  .rounded = rows->rounded,
                  .summed_over = summed_over,
                  .notes = way->notes};
  if (rows->padded > 0) done.notes.push_back(fmt::format("{} codes have a digit less; read with a leading zero", rows->padded));
  std::vector<std::string> header = request.keep;
  header.insert(header.end(), {request.route.to, request.value_column});
  tables::CsvWriter csv(header);
  for (const auto& [group, sums] : rows->groups) {
    CodeAmounts amounts{.decimals = rows->decimals, .list = {}};
    for (const auto& [code, units] : sums) amounts.list.push_back({.code = code, .units = units});
    if (!in_range(amounts))
      throw InputError(Problem{.file = request.file.string(),
                               .field = request.value_column,
                               .rule = fmt::format("the sum of a code must stay below 9e{}", 15 - rows->decimals)});
    const Applied applied = apply(way->concordance, amounts);
    add_to(done.loss, applied.loss);
    for (const auto& [code, units] : applied.amounts.list) {
      for (const std::string& key : group) csv.text(key);
      csv.text(code).text(decimal_text(units, rows->decimals)).end_row();
    }
  }
  done.rows_written = csv.rows();
  csv.save(request.out);
  return done;
}

}  // namespace entrepot
