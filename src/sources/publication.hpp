// What a reader makes of one published file: typed columns in our own codes, and an account of what was read, what was left out
// and why. The store keeps it whole (docs/data.md).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tables/columns.hpp"

namespace entrepot::sources {

/// A code that our tables do not know, with what it carries. Its rows are kept in the data under `code` as published.
struct UnknownCode {
  std::string kind;  ///< "reporter", "partner", "product", "sector" ...
  std::string code;
  std::uint64_t rows = 0;
  double value = 0;  ///< in the unit of column `value`
};

/// Rows that are no data of ours (totals beside their parts, footnotes, withheld cells), counted by reason.
struct LeftOut {
  std::string reason;
  std::uint64_t rows = 0;
  double value = 0;  ///< in the unit of column `value`; 0 where there is none
};

struct SourceCoverage {
  std::uint64_t rows_read = 0;
  std::string first_period, last_period;  ///< "2020", "2022-11"
  std::size_t reporters = 0, partners = 0, products = 0;
  double value = 0;  ///< of all rows kept
  std::string value_unit;
  std::vector<LeftOut> left_out;
  std::vector<LeftOut> noted;  ///< rows that are kept, with what must be known of them: estimates, values in another unit
};

/// The shapes of table that the store knows. Each may have `row` beside: the line of the file, or the row of the sheet, from 1,
/// that a row stands in; where it is missing the store counts the rows kept, from 1. `trade`: reporter, partner (ISO 3166-1
/// alpha-3, or the code as published), flow ("export", "import"), product (text, as
///   classified; "TOTAL"), year, month (0 = the whole year), value, currency ("USD"), price_basis ("fob", "cif"), quantity,
///   quantity_unit. Values stand in units of the currency (not thousands).
/// `input_output`: year, exporter, sector, importer, use ("A01" the using sector, "HFCE" the final use, "ALL"), value (USD).
/// `series`: series, place, year, month, day (0 = not given), value, unit.
struct Publication {
  std::string source;   ///< stable name of the reader: "cepii-baci"
  std::string title;    ///< "CEPII BACI, HS 2017, version 202501"
  std::string vintage;  ///< as the publisher names it, or the date of the file; later ones sort later
  std::string licence;
  std::string classification;  ///< of column product: "HS2017", "CN8", "HS2", "TOTAL"; of sector: "ICIO45"
  std::string table = "trade";
  tables::Columns columns;
  std::vector<UnknownCode> unknown;
  SourceCoverage coverage;
};

}  // namespace entrepot::sources
