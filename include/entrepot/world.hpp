// World: the benchmark economy, immutable once built. Money: million US dollars of the benchmark year, f.o.b.
// (basic prices, tariff excluded) unless said. Tariffs are rates here (0.25 = 25 %), factors only inside the engine.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "entrepot/arrays.hpp"

namespace entrepot {

/// One correction that was made to published data. Nothing is repaired without one of these.
struct Repair {
  std::string rule;      ///< short id, e.g. "services-tariff-zero", "input-row-above-purchases"
  std::string text;      ///< one sentence for people
  std::string sector;    ///< code, empty if not tied to one
  std::string importer;  ///< ISO3 (the country itself for country-sector repairs), may be empty
  std::string exporter;  ///< ISO3, may be empty
  double before = 0;     ///< value found, in `unit`
  double after = 0;      ///< value used, in `unit`
  double moved = 0;      ///< value touched, million USD
  std::string unit;      ///< "million USD" or "rate" or "share"
};

/// Where numbers come from, as printed in manifests and reports.
struct Source {
  std::string title, publisher, licence, citation;
  std::string kind;    ///< "original", "derived" or "estimated"
  std::string sha256;  ///< of the raw file, where there is one
};

/// A named vector of Armington elasticities sigma = trade_elasticity + 1, by sector of this World.
/// `horizon` is "long" for sets that the horizon scales (MODEL.md M5), or "short"/"medium"/"long" for own values.
struct ElasticitySet {
  std::string name;  ///< "uniform-4", "cp", "fgo-gtap", ...
  std::string horizon = "long";
  std::string source;
  BySector sigma;  ///< > 0
};

struct TariffCell {
  Sector sector;
  Country importer, exporter;
  double rate = 0;  ///< applied rate that replaces the World's own
};

/// Tariffs that can be laid over a World's own rates. Off unless a scenario chooses it.
struct TariffLayer {
  std::string name;  ///< "us-china-2018"
  std::string text;  ///< what it is, one sentence
  std::string source;
  int first_year = 0;  ///< applies to Worlds of this year and later
  std::vector<TariffCell> cells;
};

struct World {
  std::string name;  ///< "icio-2022"
  int year = 0;
  std::string unit = "million USD";
  std::string kind = "published";          ///< "published", "estimated" or "stylised" (invented numbers)
  std::vector<std::string> countries;      ///< ISO 3166-1 alpha-3, ROW last where there is one
  std::vector<std::string> country_names;  ///< for text; same order
  std::vector<std::string> sectors;        ///< codes; the services aggregate is "SERV" in the ICIO Worlds
  std::vector<std::string> sector_names;
  std::vector<bool> goods;  ///< by sector: true where "goods" in a scenario means it

  Flows flow;                         ///< X >= 0, million USD, tariff excluded; domestic sales on the diagonal
  Flows tariff;                       ///< applied rate in (-1, 1e4]; 0 on the diagonal, except in aggregated Worlds: there
                                      ///< it carries the revenue of tariffs between countries that were merged
  SectorByCountry value_added_share;  ///< beta in (0, 1]: share of value added in gross output
  InputShares input_share;            ///< gamma >= 0: share of `input` in the intermediates of `using sector`;
                                      ///< a column adds to 1, or is all 0 where the sector uses none (beta = 1).
                                      ///< A World taken as published may keep single negative shares; each
                                      ///< stands in repairs as "negative-intermediate-kept"
  SectorByCountry final_share;        ///< alpha >= 0, adds to 1 by country
  ByCountry value_added;              ///< > 0, million USD
  ByCountry deficit;                  ///< imports - exports, f.o.b., million USD; adds to 0

  std::vector<ElasticitySet> elasticity_sets;
  std::vector<TariffLayer> layers;  ///< available
  std::string active_layer;         ///< empty = none
  std::vector<Repair> repairs;      ///< in the order they were made
  std::vector<Source> sources;
  std::string command;  ///< the exact command line that derived it
  std::string id;       ///< SHA-256 over the content (labels and arrays), lower-case hex

  std::size_t country_count() const { return countries.size(); }
  std::size_t sector_count() const { return sectors.size(); }
  std::optional<Country> find_country(const std::string& iso3) const;
  std::optional<Sector> find_sector(const std::string& code) const;
};

/// Makes a World whose null scenario moves nothing: final shares, value added and deficits follow from flows, tariffs
/// and technology (MODEL.md M4 "Calibration"). Input rows larger than a country's purchases, zero outputs and negative
/// residuals are repaired by balancing; every touched cell or row becomes a Repair. Source: Caliendo and Parro (2015).
World calibrate(World uncalibrated, std::string command);

/// The World with a tariff layer laid over its own rates, recalibrated. Errors: InputError (no such layer, year too early).
World with_layer(const World& world, const std::string& layer);

/// Which old countries (or sectors) make up each new one.
struct AggregationMap {
  std::vector<std::string> codes;  ///< new codes in the order wanted
  std::vector<std::size_t> of;     ///< by old index: position in `codes`
};
/// Every code stays what it is.
AggregationMap keep_all(const std::vector<std::string>& codes);
/// CSV with the columns `old,new`, one row for each of `old_codes`; new codes stand in the order in which they first appear.
/// Errors: InputError (unknown, missing or duplicate old codes, empty new codes).
AggregationMap read_aggregation_map(const std::filesystem::path& file, const std::vector<std::string>& old_codes);

/// Countries and sectors summed by map. Flows, value added and deficits add up; a tariff becomes the mean weighted by trade, so
/// that revenue stays, also the revenue between countries that are merged, which their domestic sales then carry;
/// value-added shares are weighted by output, input shares by use, final shares by final expenditure, elasticity sets
/// by cross-border trade; layers give the rates that the merged flow would carry. A balanced World stays balanced.
/// A sector counts as goods where all its members do.
World aggregate(const World& world, const AggregationMap& regions, const AggregationMap& sectors);

/// NetCDF-4 with units, sources and schema version as attributes. Written beside the target and renamed.
/// load verifies the content checksum. Errors: InputError (missing, truncated, not a World, wrong checksum).
void save_world(const World& world, const std::filesystem::path& file);
World load_world(const std::filesystem::path& file);

/// A folder of long CSV: flows.csv (sector, importer, exporter, value, tariff), intermediate.csv (country, input, sector,
/// value), value_added.csv and final.csv (country, sector, value), elasticities.csv (set, horizon, sector,
/// trade_elasticity), countries.csv, sectors.csv, layers.csv, repairs.csv and world.toml; see docs/world-files.md. Values of
/// uses are purchasers' values, tariff included. Written beside the target and renamed; import_world(as_published) gives the
/// same content id back. Errors: InputError (folder not writable, or there already).
void export_world(const World& world, const std::filesystem::path& folder);

/// How much of a table was given; cells left out are zero.
struct Coverage {
  std::string file;  ///< "flows.csv"
  std::size_t cells_given = 0;
  std::size_t cells_possible = 0;
  double value = 0;  ///< sum of what was given, million USD (0 for elasticities)
};
struct ImportedWorld {
  World world;
  std::vector<Coverage> coverage;  ///< one entry for each file that was there
};
/// Reads such a folder; only flows.csv and world.toml must be there. Without input-output accounts value added is the whole of
/// output. as_published takes the numbers as they stand, balances nothing and records every clip as a Repair; otherwise the
/// World is calibrated. Errors: InputError with every problem of every file (duplicates with both lines, NaN, values
/// below 0 or above 1e15 million USD, tariffs at or below -1 or above 1e4, unknown codes).
ImportedWorld import_world(const std::filesystem::path& folder, bool as_published, std::string command);

/// A World shipped with the program ("icio-2022"), found under `data_folder()`/worlds and checked against its manifest.
World load_embedded_world(const std::string& name);
std::vector<std::string> embedded_worlds();
/// $ENTREPOT_DATA, else share/entrepot beside the program's prefix, else data/ of the source tree it was built from.
std::filesystem::path data_folder();

/// SHA-256 of the content: labels, arrays, elasticity sets and layers, not the prose. Sets nothing.
std::string content_id(const World& world);

/// The World's own problems as numbers: what a null scenario would move, coverage, balance.
struct BalanceCheck {
  double worst_expenditure_gap = 0;     ///< max over (sector, country) of |purchases - uses| / world purchases of the sector
  double worst_budget_gap = 0;          ///< max over countries of |spending - income| / income
  double world_value_added = 0;         ///< million USD
  double world_output = 0;              ///< million USD
  double deficits_sum = 0;              ///< million USD
  std::size_t zero_output_sectors = 0;  ///< country-sectors without output
  std::size_t zero_cells = 0;
};
BalanceCheck check_balance(const World& world);

}  // namespace entrepot
