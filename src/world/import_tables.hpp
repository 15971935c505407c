// The long CSV tables of an import folder as dense arrays, every cell checked: codes, ranges, duplicates.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "entrepot/errors.hpp"
#include "entrepot/world.hpp"
#include "tables/csv.hpp"
#include "world/import_settings.hpp"

namespace entrepot {

/// Codes in World order with their places.
class Labels {
 public:
  Labels() = default;
  explicit Labels(std::vector<std::string> codes);
  const std::vector<std::string>& codes() const { return codes_; }
  std::size_t size() const { return codes_.size(); }
  std::optional<std::size_t> find(std::string_view code) const;

 private:
  std::vector<std::string> codes_;
  std::unordered_map<std::string, std::size_t> place_;
};

/// One table: amounts in million USD, and shares where the file has a column of that name (else empty). Cells that the
/// file leaves out are 0.
template <class Values>
struct ImportedTable {
  std::string file;
  Values value, share;
  std::size_t cells_given = 0;
};

struct ImportedFlows {
  Labels countries, sectors;
  std::vector<std::string> country_names, sector_names;  ///< the codes where there are no names
  std::vector<bool> goods;
  std::optional<std::vector<double>> value_added, deficit;  ///< of countries.csv, million USD
  ImportedTable<Flows> flow;
  Flows tariff;
};

/// flows.csv, with countries.csv and sectors.csv where they are there; else codes stand in order of appearance, ROW last.
/// Wrong values are problems, and yet the labels come back, so that the other tables can be checked against them.
std::optional<ImportedFlows> import_flows(const std::filesystem::path& folder, const ImportSettings& settings,
                                          Problems& problems);

/// Nothing where the file is not there (no problem) or cannot be read as a table (problems added).
std::optional<ImportedTable<InputShares>> import_intermediate(const std::filesystem::path& folder, const ImportSettings& settings,
                                                              const ImportedFlows& flows, Problems& problems);
/// `stem` is "value_added" (amounts of at least 0) or "final" (may be negative).
std::optional<ImportedTable<SectorByCountry>> import_by_sector(const std::filesystem::path& folder, const std::string& stem,
                                                               const ImportSettings& settings, const ImportedFlows& flows,
                                                               Problems& problems);

/// STEM.csv or STEM.csv.gz of the folder; empty where neither is there.
std::filesystem::path table_file(const std::filesystem::path& folder, const std::string& stem);

/// Finds the code of a cell; an unknown one becomes a problem with a guess. An empty one is a problem of the reader's already.
std::optional<std::size_t> place_of(const tables::Table& table, std::size_t row, const std::string& column, const Labels& labels,
                                    Problems& problems);

/// Remembers on which line each cell was given; a second time is a problem that names both lines.
class CellLines {
 public:
  bool add(const tables::Table& table, std::size_t row, std::size_t cell, Problems& problems);

 private:
  std::unordered_map<std::size_t, long> line_;
};

}  // namespace entrepot
