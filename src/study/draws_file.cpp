// Lines of "name<tab>value", an empty line, then CSV with one row an evaluation. The values of the headlines stand in one field,
// so that the columns are the same for every question.
#include "study/draws_file.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "tables/csv.hpp"
#include "tables/csv_writer.hpp"
#include "tables/text_file.hpp"

namespace entrepot {
namespace {

constexpr const char* title = "entrepot draws 1";  // first line: this is how we know our own
constexpr double most_draws = 1 << 24, most_matrices = 1 << 16, most_shards = 1 << 16;

const std::vector<tables::Column> columns{
    {.name = "draw", .type = tables::ColumnType::integer, .min = 0, .max = most_draws},
    {.name = "matrix", .type = tables::ColumnType::integer, .min = 0, .max = most_matrices},
    {.name = "truncated", .type = tables::ColumnType::integer, .min = 0, .max = 1},
    {.name = "outcome"},
    {.name = "reason", .may_be_empty = true},
    {.name = "values", .may_be_empty = true},
};

std::optional<Outcome> outcome_of(std::string_view text) {
  for (const Outcome outcome :
       {Outcome::converged, Outcome::iteration_limit, Outcome::time_limit, Outcome::stalled, Outcome::infeasible}) {
    if (text == to_string(outcome)) return outcome;
  }
  return std::nullopt;
}

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// Shortest text that reads back to the same number, one space between.
std::string values_text(const std::vector<double>& values) {
  std::string text;
  for (const double value : values) text += fmt::format("{}{}", text.empty() ? "" : " ", value);
  return text;
}

/// Nothing if one of them is no number.
std::optional<std::vector<double>> values_of(std::string_view text) {
  std::vector<double> values;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const auto value = number_of(text.substr(at, end - at));
    if (!value) return std::nullopt;
    values.push_back(*value);
    at = end + 1;
  }
  return values;
}

/// Reads the lines before the empty one, and says where the rows begin.
class Head {
 public:
  Head(const std::string& text, const std::string& name) : name_(name) {
    if (!text.starts_with(std::string(title) + "\n")) refuse(1, "", "is no file of draws of this program");
    long line = 2;
    for (std::size_t at = text.find('\n') + 1; at < text.size(); ++line) {
      const std::size_t end = std::min(text.find('\n', at), text.size()), tab = text.find('\t', at);
      if (end == at) {
        body_ = end + 1;
        lines_ = line;
        return;
      }
      if (tab >= end) refuse(line, text.substr(at, std::min<std::size_t>(end - at, 60)), "must be a name, a tab and a value");
      entries_.emplace_back(text.substr(at, tab - at), text.substr(tab + 1, end - tab - 1));
      at = end + 1;
    }
    refuse(line, "", "ends before its draws");
  }

  std::size_t body() const { return body_; }
  long lines() const { return lines_; }  ///< before the body
  /// Takes the entry away, so that what is left are the inputs.
  std::size_t take_count(const std::string& key, double most) {
    const auto at = std::ranges::find(entries_, key, &SweepInputs::value_type::first);
    if (at == entries_.end()) refuse(0, key, "is missing");
    if (std::ranges::count(entries_, key, &SweepInputs::value_type::first) > 1) refuse(0, key, "stands twice");
    const auto number = number_of(at->second);
    if (!number || !(*number >= 1 && *number <= most) || *number != static_cast<double>(static_cast<std::size_t>(*number)))
      refuse(0, at->second, key + " must be a whole number of at least 1");
    entries_.erase(at);
    return static_cast<std::size_t>(*number);
  }
  std::vector<std::string> take_all(const std::string& key) {
    std::vector<std::string> values;
    for (const auto& [name, value] : entries_) {
      if (name == key) values.push_back(value);
    }
    std::erase_if(entries_, [&](const auto& entry) { return entry.first == key; });
    return values;
  }
  SweepInputs rest() const { return entries_; }

 private:
  [[noreturn]] void refuse(long line, const std::string& value, const std::string& rule) const {
    throw InputError({.file = name_, .line = line, .value = value, .rule = rule});
  }
  std::string name_;
  SweepInputs entries_;
  std::size_t body_ = 0;
  long lines_ = 0;
};

/// How many rows a shard has, without a list of them: a damaged count must not ask for memory.
std::size_t row_count(const DrawsFile& file) {
  const std::size_t chunks = file.shape.chunks(), before = file.shard - 1;
  if (before >= chunks) return 0;
  const std::size_t own = (chunks - before + file.shards - 1) / file.shards;
  const bool has_last = (chunks - 1 - before) % file.shards == 0;
  const std::size_t missing_from_last = has_last ? chunks * file.shape.chunk - file.shape.draws : 0;
  return (own * file.shape.chunk - missing_from_last) * file.shape.matrices;
}

bool rows_in_place(const DrawsFile& file) {
  std::size_t row = 0;
  for (std::size_t chunk = file.shard - 1; chunk < file.shape.chunks(); chunk += file.shards) {
    const std::size_t first = chunk * file.shape.chunk, last = std::min(first + file.shape.chunk, file.shape.draws);
    for (std::size_t draw = first; draw < last; ++draw) {
      for (std::size_t matrix = 0; matrix < file.shape.matrices; ++matrix, ++row) {
        if (file.rows[row].draw != draw || file.rows[row].matrix != matrix) return false;
      }
    }
  }
  return true;
}

std::string header_line() {
  std::string line;
  for (const tables::Column& column : columns) line += (line.empty() ? "" : ",") + column.name;
  return line + "\n";
}

DrawRow row_of(const tables::Table& table, std::size_t row, std::size_t headlines, long lines_before) {
  const auto refuse = [&](const char* field, std::string_view value, const std::string& rule) {
    Problem problem = table.problem(row, field, std::string(value.substr(0, 60)), rule);
    problem.line += lines_before;
    return InputError(problem);
  };
  const auto outcome = outcome_of(table.text("outcome")[row]);
  if (!outcome) throw refuse("outcome", table.text("outcome")[row], "is no outcome of a solve");
  auto values = values_of(table.text("values")[row]);
  if (!values || values->size() != headlines)
    throw refuse("values", table.text("values")[row], fmt::format("must be {} numbers", headlines));
  return {.draw = static_cast<std::size_t>(table.integer("draw")[row]),
          .matrix = static_cast<std::size_t>(table.integer("matrix")[row]),
          .truncated = table.integer("truncated")[row] == 1,
          .outcome = *outcome,
          .reason = std::string(table.text("reason")[row]),
          .values = std::move(*values)};
}

}  // namespace

std::string draws_text(const DrawsFile& file) {
  std::string text = std::string(title) + "\n";
  for (const auto& [name, value] : file.inputs) text += name + "\t" + value + "\n";
  text += fmt::format("draws\t{}\nmatrices\t{}\nchunk\t{}\nshard\t{}\nshards\t{}\n", file.shape.draws, file.shape.matrices,
                      file.shape.chunk, file.shard, file.shards);
  for (const std::string& id : file.shape.headlines) text += "headline\t" + id + "\n";
  std::vector<std::string> header;
  for (const tables::Column& column : columns) header.push_back(column.name);
  tables::CsvWriter writer(header);
  for (const DrawRow& row : file.rows) {
    writer.integer(static_cast<long long>(row.draw)).integer(static_cast<long long>(row.matrix)).integer(row.truncated ? 1 : 0);
    writer.text(to_string(row.outcome)).text(row.reason).text(values_text(row.values));
    writer.end_row();
  }
  return text + "\n" + writer.content();
}

DrawsFile parse_draws(const std::string& text, const std::string& name) {
  Head head(text, name);
  DrawsFile file;
  file.shape.draws = head.take_count("draws", most_draws);
  file.shape.matrices = head.take_count("matrices", most_matrices);
  file.shape.chunk = head.take_count("chunk", most_draws);
  file.shard = head.take_count("shard", most_shards);
  file.shards = head.take_count("shards", most_shards);
  file.shape.headlines = head.take_all("headline");
  file.inputs = head.rest();
  const bool none = row_count(file) == 0;  // a shard of a sweep with fewer chunks than shards
  if (none && file.shard <= file.shards && text.substr(head.body()) == header_line()) return file;
  Problems found;
  const auto table = tables::parse_csv(text.substr(head.body()), name, columns, found, {.refuse_unknown_columns = true});
  Problems problems;
  for (Problem problem : found.list()) {
    // The last place of all is that of the problem that counts the others.
    if (problem.line > 0 && problem.line < std::numeric_limits<long>::max()) problem.line += head.lines();
    problems.add(std::move(problem));
  }
  problems.throw_if_any();
  const bool whole = file.shard <= file.shards && table->rows() == row_count(file);
  for (std::size_t row = 0; whole && row < table->rows(); ++row)
    file.rows.push_back(row_of(*table, row, file.shape.headlines.size(), head.lines()));
  if (!whole || !rows_in_place(file)) throw InputError({.file = name, .rule = "does not hold the draws that it says it does"});
  return file;
}

DrawsFile read_draws(const std::filesystem::path& file) {
  Problems problems;
  const auto text = tables::read_text(file, problems);
  problems.throw_if_any();
  return parse_draws(*text, file.string());
}

std::string differing_inputs(const SweepInputs& one, const SweepInputs& other) {
  std::vector<std::string> names;
  for (const auto& [first, second] : {std::pair(&one, &other), std::pair(&other, &one)}) {
    for (const auto& entry : *first) {
      const bool same = std::ranges::find(*second, entry) != second->end();
      if (!same && std::ranges::find(names, entry.first) == names.end()) names.push_back(entry.first);
    }
  }
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

}  // namespace entrepot
