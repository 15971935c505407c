// Rows of the database as columns in memory, and columns in memory as rows of the database.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>
#include <optional>
#include <unordered_map>

#include <fmt/core.h>

#include "tables/duckdb_handles.hpp"

namespace entrepot::tables {
namespace {

constexpr double missing_number = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t largest_exact = std::int64_t{1} << 53;  // whole numbers up to here are doubles without loss

/// One column of a result as it grows, chunk by chunk.
class ColumnTaker {
 public:
  ColumnTaker(std::string name, duckdb_logical_type type) : name_(std::move(name)), type_(duckdb_get_type_id(type)) {
    if (type_ == DUCKDB_TYPE_DECIMAL) {
      inside_ = duckdb_decimal_internal_type(type);
      scale_ = std::pow(10.0, duckdb_decimal_scale(type));
    } else if (type_ == DUCKDB_TYPE_ENUM) {
      inside_ = duckdb_enum_internal_type(type);
      for (std::uint32_t i = 0; i < duckdb_enum_dictionary_size(type); ++i) {
        char* word = duckdb_enum_dictionary_value(type, i);
        words_.emplace_back(word);
        duckdb_free(word);
      }
    }
  }

  /// Empty when the chunk was taken; else what cannot be held.
  std::string take(duckdb_vector vector, idx_t rows) {
    const void* data = duckdb_vector_get_data(vector);
    std::uint64_t* valid = duckdb_vector_get_validity(vector);
    for (idx_t row = 0; row < rows; ++row) {
      const bool missing = valid != nullptr && !duckdb_validity_row_is_valid(valid, row);
      if (!take_value(data, row, missing))
        return fmt::format("column {} has a type that is no number, text or date: wrap it as CAST({} AS VARCHAR)", name_, name_);
    }
    return "";
  }

  /// The whole column; `problem` where whole numbers too large for a double have missing ones among them.
  NamedColumn column(std::string& problem) && {
    if (kind_ == Kind::none) kind_ = kind_of_type();
    if (kind_ == Kind::text) return {std::move(name_), std::move(text_)};
    if (kind_ == Kind::number) return {std::move(name_), std::move(numbers_)};
    if (gaps_.empty()) return {std::move(name_), std::move(wholes_)};
    std::vector<double> numbers(wholes_.size());
    std::ranges::transform(wholes_, numbers.begin(), [&](std::int64_t whole) {
      if (whole > largest_exact || whole < -largest_exact)
        problem = fmt::format("column {} has missing values among whole numbers beyond 2^53: wrap it as CAST({} AS VARCHAR)",
                              name_, name_);
      return static_cast<double>(whole);
    });
    for (const std::size_t row : gaps_) numbers[row] = missing_number;
    return {std::move(name_), std::move(numbers)};
  }

 private:
  enum class Kind { none, whole, number, text };

  Kind kind_of_type() const {
    switch (type_) {
      case DUCKDB_TYPE_TINYINT:
      case DUCKDB_TYPE_SMALLINT:
      case DUCKDB_TYPE_INTEGER:
      case DUCKDB_TYPE_BIGINT:
      case DUCKDB_TYPE_UTINYINT:
      case DUCKDB_TYPE_USMALLINT:
      case DUCKDB_TYPE_UINTEGER:
        return Kind::whole;
      case DUCKDB_TYPE_UBIGINT:
      case DUCKDB_TYPE_HUGEINT:
      case DUCKDB_TYPE_FLOAT:
      case DUCKDB_TYPE_DOUBLE:
      case DUCKDB_TYPE_DECIMAL:
      case DUCKDB_TYPE_SQLNULL:
        return Kind::number;
      default:
        return Kind::text;
    }
  }

  void whole(bool missing, std::int64_t value) {
    kind_ = Kind::whole;
    if (missing) gaps_.push_back(wholes_.size());
    wholes_.push_back(missing ? 0 : value);
  }
  void number(bool missing, double value) {
    kind_ = Kind::number;
    numbers_.push_back(missing ? missing_number : value);
  }
  void text(bool missing, std::string_view value) {
    kind_ = Kind::text;
    if (missing) return text_.index.push_back(CodeColumn::missing);
    const auto [at, added] = places_.try_emplace(std::string(value), static_cast<std::uint32_t>(text_.codes.size()));
    if (added) text_.codes.emplace_back(value);
    text_.index.push_back(at->second);
  }

  template <class T>
  static T at(const void* data, idx_t row) {
    return static_cast<const T*>(data)[row];
  }
  static double huge(duckdb_hugeint value) {
    return std::ldexp(static_cast<double>(value.upper), 64) + static_cast<double>(value.lower);
  }

  double decimal(const void* data, idx_t row) const {
    switch (inside_) {
      case DUCKDB_TYPE_SMALLINT:
        return at<std::int16_t>(data, row) / scale_;
      case DUCKDB_TYPE_INTEGER:
        return at<std::int32_t>(data, row) / scale_;
      case DUCKDB_TYPE_BIGINT:
        return static_cast<double>(at<std::int64_t>(data, row)) / scale_;
      default:
        return huge(at<duckdb_hugeint>(data, row)) / scale_;
    }
  }
  std::string_view word(const void* data, idx_t row) const {
    switch (inside_) {
      case DUCKDB_TYPE_UTINYINT:
        return words_[at<std::uint8_t>(data, row)];
      case DUCKDB_TYPE_USMALLINT:
        return words_[at<std::uint16_t>(data, row)];
      default:
        return words_[at<std::uint32_t>(data, row)];
    }
  }

  static std::string day(duckdb_date date) {
    if (!duckdb_is_finite_date(date)) return date.days > 0 ? "infinity" : "-infinity";
    const duckdb_date_struct d = duckdb_from_date(date);
    return fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day);
  }
  static std::string moment(std::int64_t micros) {
    if (!duckdb_is_finite_timestamp({micros})) return micros > 0 ? "infinity" : "-infinity";
    const duckdb_timestamp_struct t = duckdb_from_timestamp({micros});
    std::string text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", t.date.year, t.date.month, t.date.day, t.time.hour,
                                   t.time.min, t.time.sec);
    if (t.time.micros != 0) text += fmt::format(".{:06}", t.time.micros);
    return text;
  }

  /// False for a type that is not held. What a missing value's place holds is not looked at.
  bool take_value(const void* data, idx_t row, bool missing) {
    switch (type_) {
      case DUCKDB_TYPE_TINYINT:
        whole(missing, at<std::int8_t>(data, row));
        break;
      case DUCKDB_TYPE_SMALLINT:
        whole(missing, at<std::int16_t>(data, row));
        break;
      case DUCKDB_TYPE_INTEGER:
        whole(missing, at<std::int32_t>(data, row));
        break;
      case DUCKDB_TYPE_BIGINT:
        whole(missing, at<std::int64_t>(data, row));
        break;
      case DUCKDB_TYPE_UTINYINT:
        whole(missing, at<std::uint8_t>(data, row));
        break;
      case DUCKDB_TYPE_USMALLINT:
        whole(missing, at<std::uint16_t>(data, row));
        break;
      case DUCKDB_TYPE_UINTEGER:
        whole(missing, at<std::uint32_t>(data, row));
        break;
      case DUCKDB_TYPE_UBIGINT:
        number(missing, static_cast<double>(at<std::uint64_t>(data, row)));
        break;
      case DUCKDB_TYPE_HUGEINT:
        number(missing, huge(at<duckdb_hugeint>(data, row)));
        break;
      case DUCKDB_TYPE_FLOAT:
        number(missing, static_cast<double>(at<float>(data, row)));
        break;
      case DUCKDB_TYPE_DOUBLE:
        number(missing, at<double>(data, row));
        break;
      case DUCKDB_TYPE_DECIMAL:
        number(missing, missing ? 0 : decimal(data, row));
        break;
      case DUCKDB_TYPE_SQLNULL:
        number(true, 0);
        break;
      case DUCKDB_TYPE_BOOLEAN:
        text(missing, at<bool>(data, row) ? "true" : "false");
        break;
      case DUCKDB_TYPE_ENUM:
        text(missing, missing ? std::string_view() : word(data, row));
        break;
      case DUCKDB_TYPE_DATE:
        text(missing, missing ? "" : day(at<duckdb_date>(data, row)));
        break;
      case DUCKDB_TYPE_TIMESTAMP:
      case DUCKDB_TYPE_TIMESTAMP_TZ:
        text(missing, missing ? "" : moment(at<std::int64_t>(data, row)));
        break;
      case DUCKDB_TYPE_VARCHAR: {
        if (missing) {
          text(true, "");
          break;
        }
        duckdb_string_t value = at<duckdb_string_t>(data, row);
        text(false, {duckdb_string_t_data(&value), duckdb_string_t_length(value)});
        break;
      }
      default:
        return false;
    }
    return true;
  }

  std::string name_;
  duckdb_type type_, inside_ = DUCKDB_TYPE_INVALID;
  double scale_ = 1;
  std::vector<std::string> words_;
  Kind kind_ = Kind::none;
  std::vector<std::int64_t> wholes_;
  std::vector<std::size_t> gaps_;
  std::vector<double> numbers_;
  CodeColumn text_;
  std::unordered_map<std::string, std::uint32_t> places_;
};

/// Writes part of a column into a vector of the table's own type.
class ColumnGiver {
 public:
  ColumnGiver(const NamedColumn& column, duckdb_logical_type type) : column_(column), type_(duckdb_get_type_id(type)) {}

  bool fits() const {
    if (std::holds_alternative<CodeColumn>(column_.values)) return type_ == DUCKDB_TYPE_VARCHAR;
    return type_ == DUCKDB_TYPE_BIGINT || type_ == DUCKDB_TYPE_INTEGER || type_ == DUCKDB_TYPE_DOUBLE;
  }

  void give(duckdb_vector vector, std::size_t begin, std::size_t rows) const {
    if (const auto* codes = std::get_if<CodeColumn>(&column_.values)) {
      give_codes(*codes, vector, begin, rows);
    } else if (type_ == DUCKDB_TYPE_DOUBLE) {
      give_numbers<double>(vector, begin, rows);
    } else if (type_ == DUCKDB_TYPE_BIGINT) {
      give_numbers<std::int64_t>(vector, begin, rows);
    } else {
      give_numbers<std::int32_t>(vector, begin, rows);
    }
  }

 private:
  static void set_missing(duckdb_vector vector, std::size_t row) {
    duckdb_vector_ensure_validity_writable(vector);
    duckdb_validity_set_row_invalid(duckdb_vector_get_validity(vector), row);
  }

  template <class T>
  void give_numbers(duckdb_vector vector, std::size_t begin, std::size_t rows) const {
    auto* data = static_cast<T*>(duckdb_vector_get_data(vector));
    if (const auto* wholes = std::get_if<std::vector<std::int64_t>>(&column_.values)) {
      for (std::size_t row = 0; row < rows; ++row) data[row] = static_cast<T>((*wholes)[begin + row]);
      return;
    }
    const auto& numbers = std::get<std::vector<double>>(column_.values);
    for (std::size_t row = 0; row < rows; ++row) {
      const double number = numbers[begin + row];
      if (std::isnan(number)) {
        set_missing(vector, row);
      } else {
        data[row] = static_cast<T>(number);
      }
    }
  }

  /// Texts of up to twelve bytes lie in the vector itself; longer ones are copied by the library.
  static void give_codes(const CodeColumn& codes, duckdb_vector vector, std::size_t begin, std::size_t rows) {
    auto* data = static_cast<duckdb_string_t*>(duckdb_vector_get_data(vector));
    for (std::size_t row = 0; row < rows; ++row) {
      const std::uint32_t index = codes.index[begin + row];
      if (index == CodeColumn::missing) {
        set_missing(vector, row);
        continue;
      }
      const std::string& code = codes.codes[index];
      if (code.size() > sizeof data->value.inlined.inlined) {
        duckdb_vector_assign_string_element_len(vector, row, code.data(), code.size());
        continue;
      }
      duckdb_string_t value{};
      value.value.inlined.length = static_cast<std::uint32_t>(code.size());
      std::memcpy(value.value.inlined.inlined, code.data(), code.size());
      data[row] = value;
    }
  }

  const NamedColumn& column_;
  duckdb_type type_;
};

using OwnedAppender = Owned<duckdb_appender, [](duckdb_appender* a) { duckdb_appender_destroy(a); }>;

}  // namespace

Columns columns_of(duckdb_result& result, std::string& problem) {
  std::vector<ColumnTaker> takers;
  for (idx_t c = 0; c < duckdb_column_count(&result); ++c) {
    const OwnedType type(duckdb_column_logical_type(&result, c));
    takers.emplace_back(duckdb_column_name(&result, c), type.get());
  }
  Columns rows;
  while (problem.empty()) {
    const OwnedChunk chunk(duckdb_fetch_chunk(result));
    if (chunk.get() == nullptr) break;
    const idx_t count = duckdb_data_chunk_get_size(chunk.get());
    for (idx_t c = 0; c < takers.size() && problem.empty(); ++c)
      problem = takers[c].take(duckdb_data_chunk_get_vector(chunk.get(), c), count);
    rows.rows += count;
  }
  for (ColumnTaker& taker : takers) rows.list.push_back(std::move(taker).column(problem));
  return rows;
}

void Database::append(const std::string& table, const Columns& rows) {
  OwnedAppender appender;
  const auto check = [&](duckdb_state done) {
    if (done == DuckDBSuccess) return;
    const auto error = duckdb_appender_error_data(appender.get());
    const std::string message = duckdb_error_data_message(error);
    const duckdb_error_type type = duckdb_error_data_error_type(error);
    duckdb_error_data destroyed = error;
    duckdb_destroy_error_data(&destroyed);
    state_->fail(type, message, false);
  };
  check(duckdb_appender_create(state_->connection.get(), nullptr, table.c_str(), appender.address()));
  for (const NamedColumn& column : rows.list) check(duckdb_appender_add_column(appender.get(), column.name.c_str()));

  std::vector<OwnedType> types;
  std::vector<duckdb_logical_type> handles;
  std::vector<ColumnGiver> givers;
  for (idx_t c = 0; c < rows.list.size(); ++c) {
    types.emplace_back(duckdb_appender_column_type(appender.get(), c));
    handles.push_back(types.back().get());
    givers.emplace_back(rows.list[c], handles.back());
    if (!givers.back().fits()) state_->not_as_made("column " + rows.list[c].name + " does not fit the type of its table");
  }
  const std::size_t most = duckdb_vector_size();
  for (std::size_t begin = 0; begin < rows.rows; begin += most) {
    state_->stop_if_asked();
    const std::size_t count = std::min(most, rows.rows - begin);
    const OwnedChunk chunk(duckdb_create_data_chunk(handles.data(), handles.size()));
    for (idx_t c = 0; c < givers.size(); ++c) givers[c].give(duckdb_data_chunk_get_vector(chunk.get(), c), begin, count);
    duckdb_data_chunk_set_size(chunk.get(), count);
    check(duckdb_append_data_chunk(appender.get(), chunk.get()));
  }
  check(duckdb_appender_close(appender.get()));
}

}  // namespace entrepot::tables
