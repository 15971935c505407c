// A block of text is indexed first: where each field ends, 64 bytes at a time. If every line has as many fields as the header,
// the columns are then filled one after the other, so that each loop does one thing. A block with a fault goes line by line
// instead.
#include "tables/plain_csv.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <limits>

#include <fmt/core.h>

#include "tables/code_pool.hpp"
#include "tables/csv_number.hpp"
#include "tables/decimal.hpp"
#include "tables/large_pages.hpp"
#include "tables/packed_stream.hpp"
#include "tables/separators.hpp"
#include "tables/utf8.hpp"

namespace entrepot::tables {
namespace {

constexpr std::size_t block_size = std::size_t{256} << 10;  // text and index together fit a second-level cache
constexpr std::size_t margin = 64;                          // readable bytes before and behind a block
constexpr std::size_t longest_line = std::size_t{1} << 20;
constexpr std::size_t problems_listed = 20;

std::string shortened(std::string_view text) {
  constexpr std::size_t longest = 40;
  std::string shown(text.substr(0, longest));
  for (char& c : shown)
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7E) c = '?';
  if (text.empty()) return "(empty)";
  return text.size() <= longest ? shown : shown + "...";
}

std::string_view trimmed(std::string_view text) {
  auto trim = [&](auto is_margin) {
    while (!text.empty() && is_margin(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_margin(text.back())) text.remove_suffix(1);
  };
  auto space = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  trim(space);
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {
    text = text.substr(1, text.size() - 2);
    trim(space);
  }
  return text;
}

/// A field that starts with spaces, as columns of equal width have it: eight at a time.
const char* behind_spaces(const char* begin, const char* end) {
  while (begin < end && *begin == ' ') {
    const std::uint64_t other = load_eight(begin) ^ 0x2020202020202020u;
    begin += other == 0 ? 8 : std::countr_zero(other) / 8;
  }
  return std::min(begin, end);
}

/// Ends of the fields of some lines: field f of line r lies between end[r * width + f] + 1 and end[r * width + f + 1].
struct Lines {
  const char* text;
  const std::int32_t* end;
  std::size_t count, width;
  std::uint64_t first_line;
  const char* field_begin(std::size_t row, std::size_t field) const { return text + end[row * width + field] + 1; }
  const char* field_end(std::size_t row, std::size_t field) const { return text + end[row * width + field + 1]; }
};

class PlainCsvReader {
 public:
  PlainCsvReader(std::string name, const std::vector<PlainColumn>& columns, Problems& problems, char separator)
      : name_(std::move(name)), asked_(columns), problems_(problems), separator_(separator) {}

  /// `next` fills a buffer and says how many bytes came; 0 at the end. `size` is that of the file, 0 where unknown.
  template <class Next>
  void read(const Next& next, std::uint64_t size) {
    std::vector<char> buffer(2 * margin + block_size, '\n');
    std::size_t held = 0;
    bool ended = false;
    while (!ended && !stopped_) {
      if (buffer.size() < 2 * margin + held + block_size / 2) buffer.resize(2 * buffer.size(), '\n');
      const std::size_t got = next(buffer.data() + margin + held, buffer.size() - 2 * margin - held - 1);
      ended = got == 0;
      held += got;
      char* const text = buffer.data() + margin;
      if (ended && held > 0 && text[held - 1] != '\n') text[held++] = '\n';
      const void* const last = memrchr(text, '\n', held);
      const std::size_t whole = last == nullptr ? 0 : static_cast<std::size_t>(static_cast<const char*>(last) - text) + 1;
      if (whole > 0) read_lines({text, whole}, size);
      held -= whole;
      std::memmove(text, text + whole, held);
      if (held > longest_line) stop("the line is longer than 1 MiB: this is no table");
    }
    if (line_ == 0 && !stopped_) report(0, "", "", "the file holds no header line");
    if (line_ > 0 && rows_ == 0 && faults_ == 0) report(0, "", "", "the file has a header but no rows");
  }

  std::optional<Columns> finish() {
    if (faults_ > problems_listed)
      problems_.add({.file = name_,
                     .line = std::numeric_limits<long>::max(),
                     .rule = fmt::format("{} more problems in this file are not listed", faults_ - problems_listed)});
    if (faults_ > 0) return std::nullopt;
    Columns result{.rows = rows_};
    for (Used& used : used_) {
      NamedColumn column{.name = used.asked->name};
      if (used.asked->type == PlainType::code) column.values = CodeColumn{used.pool.take(), std::move(used.index)};
      if (used.asked->type == PlainType::whole) column.values = std::move(used.whole);
      if (used.asked->type == PlainType::number) column.values = std::move(used.number);
      result.list.push_back(std::move(column));
    }
    return result;
  }

 private:
  struct Used {
    const PlainColumn* asked;
    std::size_t place;
    CodePool pool = {};
    std::vector<std::uint32_t> index = {};
    std::vector<std::int64_t> whole = {};
    std::vector<double> number = {};
    std::size_t checked_codes = 0;
  };

  void report(std::uint64_t line, std::string field, std::string value, std::string rule, std::string hint = "") {
    if (++faults_ > problems_listed) return;
    problems_.add({.file = name_,
                   .line = static_cast<long>(line),
                   .field = std::move(field),
                   .value = std::move(value),
                   .rule = std::move(rule),
                   .hint = std::move(hint)});
  }
  void stop(std::string rule, std::string hint = "") {
    report(line_ + 1, "", "", std::move(rule), std::move(hint));
    stopped_ = true;
  }

  void read_lines(std::string_view text, std::uint64_t size) {
    if (std::memchr(text.data(), 0, text.size()) != nullptr)
      return stop("the text holds zero bytes: it is no CSV", "if it is UTF-16, save it as UTF-8");
    if (line_ == 0) {
      const std::size_t end = text.find('\n');
      read_header(text.substr(0, end));
      text.remove_prefix(end + 1);
      if (stopped_) return;
    }
    ends_.resize(text.size() + 1);
    ends_[0] = -1;
    const std::size_t fields = index_separators(text, separator_, ends_.data() + 1);
    const std::size_t lines = fields / width_;
    const Lines all{text.data(), ends_.data(), lines, width_, line_ + 1};
    if (fields > 0 && fields % width_ == 0 && regular(all)) {
      if (rows_ == 0) reserve(size, text.size() / lines);
      fill(all);
    } else {
      read_line_by_line(text);
    }
  }

  void read_header(std::string_view line) {
    if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    std::vector<std::string> names;
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t end = std::min(line.find(separator_, at), line.size());
      names.emplace_back(trimmed(line.substr(at, end - at)));
      at = end + 1;
    }
    width_ = names.size();
    for (const PlainColumn& column : asked_) {
      const auto found = std::ranges::find(names, column.name);
      if (found == names.end())
        report(1, column.name, "", "this column is missing",
               width_ == 1 ? fmt::format("the separator must be '{}'", separator_) : did_you_mean(column.name, names));
      else
        used_.push_back({.asked = &column, .place = static_cast<std::size_t>(found - names.begin())});
      if (std::ranges::count(names, column.name) > 1) report(1, column.name, "", "this column stands twice in the header");
    }
    line_ = 1;
    stopped_ = faults_ > 0;
  }

  bool regular(const Lines& lines) const {
    std::size_t wrong = 0;
    for (std::size_t row = 0; row < lines.count; ++row) {
      const std::int32_t* end = lines.end + row * width_ + 1;
      for (std::size_t field = 0; field + 1 < width_; ++field) wrong += lines.text[end[field]] == '\n';
      wrong += lines.text[end[width_ - 1]] != '\n';
    }
    return wrong == 0 && blank_ == 0 && (width_ > 1 || !has_blank_line(lines));
  }
  static bool has_blank_line(const Lines& lines) {
    for (std::size_t row = 0; row < lines.count; ++row)
      if (trimmed({lines.field_begin(row, 0), lines.field_end(row, 0)}).empty()) return true;
    return false;
  }

  void read_line_by_line(std::string_view text) {
    std::vector<std::int32_t> ends;
    while (!text.empty()) {
      const std::size_t length = text.find('\n') + 1;
      const std::string_view line = text.substr(0, length);
      text.remove_prefix(length);
      if (trimmed(line.substr(0, length - 1)).empty()) {
        blank_ = blank_ == 0 ? line_ + 1 : blank_;
        ++line_;
        continue;
      }
      if (blank_ > 0) report(blank_, "", "", "the line is empty");
      blank_ = 0;
      ends.assign(1, -1);
      for (std::size_t at = 0; at < length; ++at)
        if (line[at] == separator_ || line[at] == '\n') ends.push_back(static_cast<std::int32_t>(at));
      if (ends.size() - 1 == width_) {
        fill({line.data(), ends.data(), 1, width_, line_ + 1});
      } else {
        report(++line_, "", "", fmt::format("the line has {} fields, the header {}", ends.size() - 1, width_),
               line.find('"') == std::string_view::npos ? "" : "a quoted field may not hold the separator here");
      }
    }
  }

  void reserve(std::uint64_t size, std::size_t bytes_of_row) {
    const std::size_t rows = static_cast<std::size_t>(size / std::max<std::size_t>(bytes_of_row, 1) * 21 / 20) + 16;
    for (Used& used : used_) {
      if (used.asked->type == PlainType::code) reserve_large(used.index, rows);
      if (used.asked->type == PlainType::whole) reserve_large(used.whole, rows);
      if (used.asked->type == PlainType::number) reserve_large(used.number, rows);
    }
  }

  void fill(const Lines& lines) {
    for (Used& used : used_) {
      if (used.asked->type == PlainType::code) fill_codes(lines, used);
      if (used.asked->type == PlainType::whole) fill_whole(lines, used);
      if (used.asked->type == PlainType::number) fill_numbers(lines, used);
    }
    rows_ += lines.count;
    line_ += lines.count;
  }

  void fill_codes(const Lines& lines, Used& used) {
    used.index.resize(rows_ + lines.count);
    std::uint32_t* into = used.index.data() + rows_;
    std::uint64_t last_key = 0;
    std::uint32_t last_index = 0;
    for (std::size_t row = 0; row < lines.count; ++row) {
      const char *begin = lines.field_begin(row, used.place), *end = lines.field_end(row, used.place);
      const std::size_t length = static_cast<std::size_t>(end - begin);
      if (length - 1 < 8 && *begin > '"' && end[-1] > '"') {
        const std::uint64_t key = load_eight(begin) & (~std::uint64_t{0} >> (64 - 8 * length));
        if (key != last_key) {
          last_index = used.pool.packed(key);
          last_key = key;
        }
        into[row] = last_index;
      } else {
        into[row] = slow_code(lines, row, used, trimmed({begin, length}));
      }
    }
    const auto& codes = used.pool.codes();
    for (; used.checked_codes < codes.size(); ++used.checked_codes)
      if (first_not_utf8(codes[used.checked_codes]) != std::string_view::npos)
        report(lines.first_line, used.asked->name, shortened(codes[used.checked_codes]), "must be UTF-8 (from this line on)");
  }
  std::uint32_t slow_code(const Lines& lines, std::size_t row, Used& used, std::string_view code) {
    if (!code.empty()) return used.pool.index(code);
    if (!used.asked->may_be_missing) report(lines.first_line + row, used.asked->name, "", "must not be empty");
    return CodeColumn::missing;
  }

  void fill_whole(const Lines& lines, Used& used) {
    used.whole.resize(rows_ + lines.count);
    std::int64_t* into = used.whole.data() + rows_;
    for (std::size_t row = 0; row < lines.count; ++row) {
      const char *begin = lines.field_begin(row, used.place), *end = lines.field_end(row, used.place);
      const std::size_t length = static_cast<std::size_t>(end - begin);
      const std::uint64_t digits = length - 1 < 8 ? padded_digits(begin, length) : 0;
      into[row] = are_digits(digits) ? static_cast<std::int64_t>(digits_value(digits))
                                     : slow_whole(lines, row, used, trimmed({begin, length}));
    }
  }
  std::int64_t slow_whole(const Lines& lines, std::size_t row, const Used& used, std::string_view field) {
    const std::optional<std::int64_t> value = parse_integer(field);
    if (!value) report(lines.first_line + row, used.asked->name, shortened(field), "must be a whole number", number_hint(field));
    return value.value_or(0);
  }

  void fill_numbers(const Lines& lines, Used& used) {
    used.number.resize(rows_ + lines.count);
    double* into = used.number.data() + rows_;
    for (std::size_t row = 0; row < lines.count; ++row) {
      const char* const end = lines.field_end(row, used.place);
      const char* const begin = behind_spaces(lines.field_begin(row, used.place), end);
      const std::optional<double> value = parse_short_decimal(begin, end, used.asked->shift);
      into[row] = value ? *value : slow_number(lines, row, used, trimmed({begin, static_cast<std::size_t>(end - begin)}));
    }
  }
  double slow_number(const Lines& lines, std::size_t row, const Used& used, std::string_view field) {
    const std::optional<double> value = parse_decimal(field, used.asked->shift);
    if (!value && !(used.asked->may_be_missing && (field.empty() || field == "NA")))
      report(lines.first_line + row, used.asked->name, shortened(field), "must be a finite number", number_hint(field));
    return value.value_or(std::numeric_limits<double>::quiet_NaN());
  }

  std::string name_;
  const std::vector<PlainColumn>& asked_;
  Problems& problems_;
  char separator_;
  std::vector<Used> used_;
  std::size_t width_ = 0, rows_ = 0, faults_ = 0;
  std::uint64_t line_ = 0;   ///< lines read, the header among them
  std::uint64_t blank_ = 0;  ///< first of the empty lines just read: no fault where nothing follows
  bool stopped_ = false;
  std::vector<std::int32_t> ends_;
};

}  // namespace

std::optional<Columns> read_plain_csv(const std::filesystem::path& file, const std::vector<PlainColumn>& columns,
                                      Problems& problems, char separator) {
  Problems of_stream;
  PackedStream stream(file, of_stream);
  PlainCsvReader reader(file.string(), columns, problems, separator);
  if (of_stream.empty()) reader.read([&](char* into, std::size_t size) { return stream.read(into, size); }, stream.packed_size());
  for (const Problem& problem : of_stream.list()) problems.add(problem);
  if (!of_stream.empty()) return std::nullopt;
  return reader.finish();
}

std::optional<Columns> parse_plain_csv(std::string_view text, const std::string& name, const std::vector<PlainColumn>& columns,
                                       Problems& problems, char separator) {
  PlainCsvReader reader(name, columns, problems, separator);
  const std::uint64_t size = text.size();
  reader.read(
      [&](char* into, std::size_t space) {
        const std::size_t got = text.copy(into, space);
        text.remove_prefix(got);
        return got;
      },
      size);
  return reader.finish();
}

}  // namespace entrepot::tables
