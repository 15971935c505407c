#include "claims/read_cells.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include <fmt/core.h>

#include "base/sha256.hpp"
#include "claims/expression_units.hpp"
#include "tables/csv_number.hpp"
#include "tables/csv_records.hpp"
#include "tables/text_file.hpp"

namespace entrepot {
namespace {

constexpr std::size_t rows_kept = 5;  // as they are, so that a reader sees what was taken

/// A CSV without any idea of its columns.
struct Records {
  std::string content, sha256;
  std::vector<std::string> header;
};

struct Wanted {
  const LedgerCell* cell = nullptr;
  std::size_t column = 0;
  std::vector<std::pair<std::size_t, const std::vector<std::string>*>> where;
  std::vector<std::pair<std::size_t, const std::pair<std::string, std::string>*>> between;
  double sum = 0, least = std::numeric_limits<double>::infinity(), most = -least;
  std::size_t rows = 0;
  LedgerNumber number;
  bool faulty = false;

  bool matches(const std::vector<std::string_view>& fields) const {
    for (const auto& [place, values] : where) {
      if (std::ranges::find(*values, fields[place]) == values->end()) return false;
    }
    return std::ranges::all_of(between, [&](const auto& entry) {
      return fields[entry.first] >= entry.second->first && fields[entry.first] <= entry.second->second;
    });
  }
  void take(double value) {
    sum += value;
    least = std::min(least, value);
    most = std::max(most, value);
    ++rows;
  }
  double result() const {
    if (cell->take == Take::mean) return sum / static_cast<double>(rows);
    if (cell->take == Take::least) return least;
    return cell->take == Take::most ? most : sum;
  }
};

Problem problem_of(const ClaimsLedger& ledger, const LedgerCell& cell, const std::string& key, std::string value,
                   std::string rule, std::string hint = "") {
  return {.file = ledger.file.string(),
          .line = cell.line,
          .field = fmt::format("cell[{}]{}{}", cell.id, key.empty() ? "" : ".", key),
          .value = std::move(value),
          .rule = std::move(rule),
          .hint = std::move(hint)};
}

/// Places of the columns that a cell names.
void find_columns(const ClaimsLedger& ledger, const std::vector<std::string>& header, Wanted& wanted, Problems& problems) {
  const auto place = [&](const std::string& name, const std::string& key) -> std::size_t {
    const auto found = std::ranges::find(header, name);
    if (found != header.end()) return static_cast<std::size_t>(found - header.begin());
    wanted.faulty = true;
    problems.add(problem_of(ledger, *wanted.cell, key, name, "is no column of the file", did_you_mean(name, header)));
    return 0;
  };
  wanted.column = place(wanted.cell->column, "column");
  for (const auto& [name, values] : wanted.cell->where) wanted.where.emplace_back(place(name, "where." + name), &values);
  for (const auto& [name, ends] : wanted.cell->between) wanted.between.emplace_back(place(name, "between." + name), &ends);
}

std::string row_text(const std::vector<std::string>& header, const std::vector<std::string_view>& fields) {
  std::string text;
  for (std::size_t i = 0; i < fields.size() && i < header.size(); ++i)
    text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", header[i], fields[i]);
  return text;
}

class FileOfCells {
 public:
  FileOfCells(const ClaimsLedger& ledger, const LedgerData& data, std::vector<Wanted*> wanted, Problems& problems)
      : ledger_(ledger), data_(data), wanted_(std::move(wanted)), problems_(problems) {}

  void read(const std::filesystem::path& path) {
    if (const std::optional<std::string> content = tables::read_text(path, problems_)) read_content(*content, path);
  }

  /// `path` is what messages call it.
  void read_content(const std::string& content, const std::filesystem::path& path) {
    const std::string hash = sha256_hex(content);
    if (!data_.sha256.empty() && hash != data_.sha256)
      return miss(fmt::format("{} holds other data than the ledger names: their SHA-256 is {}", path.string(), hash));
    tables::CsvRecords records(content);
    std::vector<std::string_view> fields;
    std::deque<std::string> unquoted;
    if (!records.next(fields, unquoted)) return;
    std::vector<std::string> header(fields.begin(), fields.end());
    for (Wanted* w : wanted_) find_columns(ledger_, header, *w, problems_);
    if (std::ranges::any_of(wanted_, &Wanted::faulty)) return;
    while (records.next(fields, unquoted)) {
      if (!records.error().empty() || fields.size() != header.size()) {
        problems_.add({.file = path.string(),
                       .line = records.line(),
                       .rule = records.error().empty() ? "has not as many fields as the header" : records.error()});
        return;
      }
      for (Wanted* w : wanted_) take(*w, fields, header, records.line(), path);
      unquoted.clear();
    }
    for (Wanted* w : wanted_) finish(*w, hash);
  }

  /// No cell of this file has a number.
  void miss(const std::string& reason) {
    for (Wanted* w : wanted_) w->number.missing = reason;
  }

 private:
  void take(Wanted& w, const std::vector<std::string_view>& fields, const std::vector<std::string>& header, long line,
            const std::filesystem::path& path) {
    if (w.faulty || !w.matches(fields)) return;
    const std::optional<double> value = tables::parse_number(fields[w.column]);
    if (!value) {
      w.faulty = true;
      problems_.add({.file = path.string(),
                     .line = line,
                     .field = w.cell->column,
                     .value = std::string(fields[w.column]),
                     .rule = "must be a number: cell[" + w.cell->id + "] takes it"});
      return;
    }
    w.take(*value);
    w.number.lines.push_back(line);
    if (w.number.rows.size() < rows_kept) w.number.rows.push_back(row_text(header, fields));
  }

  void finish(Wanted& w, const std::string& hash) {
    if (w.faulty) return;
    w.number.sha256 = hash;
    if (w.rows == 0) return problems_.add(problem_of(ledger_, *w.cell, "where", "", "matches no row of " + data_.title));
    if (w.cell->take == Take::only && w.rows > 1)
      return problems_.add(problem_of(ledger_, *w.cell, "take", "only", fmt::format("matches {} rows of {}", w.rows, data_.title),
                                      "take = \"sum\" or \"mean\", or say more in where"));
    w.number.interval = exactly(w.number.scale * w.cell->scale * w.result());
  }

  const ClaimsLedger& ledger_;
  const LedgerData& data_;
  std::vector<Wanted*> wanted_;
  Problems& problems_;
};

}  // namespace

std::vector<LedgerNumber> read_cells(const ClaimsLedger& ledger, const std::vector<std::size_t>& cells,
                                     const ClaimsOptions& options, Problems& problems) {
  std::vector<Wanted> wanted(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const LedgerCell& cell = ledger.cells[cells[i]];
    wanted[i].cell = &cell;
    wanted[i].number.id = cell.id;
    wanted[i].number.kind = NumberKind::cell;
    wanted[i].number.unit = cell.unit;
    wanted[i].number.scale = unit_scale(cell.unit);
    wanted[i].number.words = cell.words;
    wanted[i].number.interval = exactly(std::numeric_limits<double>::quiet_NaN());
  }
  for (const LedgerData& data : ledger.data) {
    std::vector<Wanted*> own;
    for (Wanted& w : wanted) {
      if (w.cell->data != data.id) continue;
      own.push_back(&w);
      w.number.file = data.sql.empty() ? data.file : options.store.string();
      w.number.source = data.title;
      w.number.address = data.address;
    }
    if (own.empty()) continue;
    for (Wanted* w : own) w->number.sql = data.sql;
    FileOfCells file(ledger, data, std::move(own), problems);
    const std::filesystem::path path = options.data / data.file;
    if (!data.sql.empty()) {
      if (!options.query) file.miss("no store was given; it would be asked for rows (--store)");
      if (options.query) file.read_content(options.query(data.sql), options.store);
    } else if (options.data.empty()) {
      file.miss(fmt::format("no data were given; it would be read from {} (--data)", data.file));
    } else if (!std::filesystem::exists(path)) {
      file.miss(fmt::format("{} is not among the data given", data.file));
    } else {
      file.read(path);
    }
  }
  std::vector<LedgerNumber> numbers;
  for (Wanted& w : wanted) numbers.push_back(std::move(w.number));
  return numbers;
}

}  // namespace entrepot
