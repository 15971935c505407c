#include "sources/input_output_rows.hpp"

#include <algorithm>
#include <tuple>

namespace entrepot::sources {

void InputOutputRows::add(std::string_view exporter, std::string_view sector, std::string_view importer, std::string_view use,
                          double value) {
  ++rows_read_;
  if (value == 0) {
    ++zeros_;
    return;
  }
  cells_.push_back({economy_.index(exporter), sector_.index(sector), economy_.index(importer), use_.index(use), value, at_row_});
}

Publication InputOutputRows::finish(Publication about) {
  const auto key = [](const Cell& cell) { return std::tie(cell.exporter, cell.sector, cell.importer, cell.use); };
  const auto before = [&](const Cell& a, const Cell& b) { return key(a) < key(b); };
  if (!std::ranges::is_sorted(cells_, before)) std::ranges::stable_sort(cells_, before);
  std::size_t kept = 0;
  for (std::size_t at = 0; at < cells_.size(); ++at) {
    if (kept > 0 && key(cells_[kept - 1]) == key(cells_[at]))
      cells_[kept - 1].value += cells_[at].value;
    else
      cells_[kept++] = cells_[at];
  }
  if (kept < cells_.size()) about.coverage.noted.push_back({"parts of one cell, added up", cells_.size() - kept, 0});
  cells_.resize(kept);
  if (zeros_ > 0) left_out_.add("cells of zero", 0, zeros_);

  UnknownCodes unknown;
  std::vector<Place> places;
  std::vector<std::uint32_t> stored;
  tables::CodePool stored_pool;
  for (const std::string& code : economy_.codes()) {
    places.push_back(iso3_place(code));
    stored.push_back(stored_pool.index(stored_code(code, places.back())));
  }
  tables::CodeColumn exporter, importer, sector, use;
  std::vector<double> value;
  std::vector<std::int64_t> row;
  for (const Cell& cell : cells_) {
    exporter.index.push_back(stored[cell.exporter]);
    importer.index.push_back(stored[cell.importer]);
    sector.index.push_back(cell.sector);
    use.index.push_back(cell.use);
    value.push_back(cell.value * unit_);
    row.push_back(cell.row);
    about.coverage.value += value.back();
    unknown.note("exporter", economy_.codes()[cell.exporter], places[cell.exporter], value.back());
    unknown.note("importer", economy_.codes()[cell.importer], places[cell.importer], value.back());
  }
  exporter.codes = importer.codes = stored_pool.take();
  sector.codes = sector_.take();
  use.codes = use_.take();
  about.table = "input_output";
  about.coverage.rows_read = rows_read_;
  about.coverage.reporters = about.coverage.partners = exporter.codes.size();
  about.coverage.products = sector.codes.size();
  about.coverage.first_period = about.coverage.last_period = period_text(year_, 0);
  about.coverage.value_unit = "USD";
  about.coverage.left_out = left_out_.list();
  about.unknown = unknown.list();
  about.columns.rows = value.size();
  about.columns.list = {{"year", std::vector<std::int64_t>(value.size(), year_)},
                        {"exporter", std::move(exporter)},
                        {"sector", std::move(sector)},
                        {"importer", std::move(importer)},
                        {"use", std::move(use)},
                        {"row", std::move(row)},
                        {"value", std::move(value), "USD"}};
  return about;
}

}  // namespace entrepot::sources
