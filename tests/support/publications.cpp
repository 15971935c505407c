#include "support/publications.hpp"

#include <cmath>
#include <cstdlib>

namespace entrepot::testing {
namespace {

using tables::CodeColumn;

void require(bool holds) {
  if (!holds) std::abort();
}

const tables::NamedColumn* column_of(const sources::Publication& publication, const std::string& name) {
  for (const tables::NamedColumn& column : publication.columns.list)
    if (column.name == name) return &column;
  return nullptr;
}

std::string text(const tables::NamedColumn& column, std::size_t row) {
  if (const auto* codes = std::get_if<CodeColumn>(&column.values))
    return codes->index[row] == CodeColumn::missing ? "" : codes->codes[codes->index[row]];
  if (const auto* whole = std::get_if<std::vector<std::int64_t>>(&column.values)) return std::to_string((*whole)[row]);
  return {};
}

template <class Visit>
void visit_rows(const sources::Publication& publication, const Where& where, const Visit& visit) {
  for (std::size_t row = 0; row < publication.columns.rows; ++row) {
    bool meets = true;
    for (const auto& [name, value] : where) {
      const tables::NamedColumn* column = column_of(publication, name);
      require(column != nullptr);
      meets = meets && text(*column, row) == value;
    }
    if (meets) visit(row);
  }
}

sources::LeftOut of_reason(const std::vector<sources::LeftOut>& list, const std::string& beginning) {
  for (const sources::LeftOut& entry : list)
    if (entry.reason.starts_with(beginning)) return entry;
  return {};
}

}  // namespace

sources::Publication read_source(const std::filesystem::path& file, Problems& problems, const std::string& source,
                                 const sources::ReadOptions& options) {
  const sources::SourceReader* reader = source.empty() ? sources::recognise(file, problems) : sources::find_source_reader(source);
  return reader == nullptr ? sources::Publication{} : reader->read(file, options, problems);
}

double total(const sources::Publication& publication, const Where& where, const std::string& column) {
  const tables::NamedColumn* numbers = column_of(publication, column);
  require(numbers != nullptr);
  double sum = 0;
  visit_rows(publication, where, [&](std::size_t row) {
    const double value = std::get<std::vector<double>>(numbers->values)[row];
    sum += std::isnan(value) ? 0 : value;
  });
  return sum;
}

std::size_t count(const sources::Publication& publication, const Where& where) {
  std::size_t rows = 0;
  visit_rows(publication, where, [&](std::size_t) { ++rows; });
  return rows;
}

sources::LeftOut left_out(const sources::Publication& publication, const std::string& beginning) {
  return of_reason(publication.coverage.left_out, beginning);
}
sources::LeftOut noted(const sources::Publication& publication, const std::string& beginning) {
  return of_reason(publication.coverage.noted, beginning);
}

sources::UnknownCode unknown(const sources::Publication& publication, const std::string& code) {
  for (const sources::UnknownCode& entry : publication.unknown)
    if (entry.code == code) return entry;
  return {};
}

void check_shape(const sources::Publication& publication) {
  const std::size_t rows = publication.columns.rows;
  std::uint64_t accounted = rows;
  for (const sources::LeftOut& entry : publication.coverage.left_out) accounted += entry.rows;
  for (const sources::LeftOut& entry : publication.coverage.noted)
    if (entry.reason.starts_with("parts of one cell")) accounted += entry.rows;
  require(accounted == publication.coverage.rows_read);
  for (const tables::NamedColumn& column : publication.columns.list) {
    if (const auto* codes = std::get_if<CodeColumn>(&column.values)) {
      require(codes->index.size() == rows);
      for (const std::uint32_t index : codes->index) require(index == CodeColumn::missing || index < codes->codes.size());
    } else if (const auto* whole = std::get_if<std::vector<std::int64_t>>(&column.values)) {
      require(whole->size() == rows);
    } else {
      require(std::get<std::vector<double>>(column.values).size() == rows);
    }
  }
}

}  // namespace entrepot::testing
