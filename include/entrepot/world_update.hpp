// Carrying a World to another year by published totals of trade and product, and splitting economies out of a group (the rest
// of the world). What is published, what is moved by growth and what is estimated stays on record, cell by cell of trade.
// Method and choices: docs/world.md, docs/decisions/0016-world-update.md.
#pragma once

#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "entrepot/world.hpp"

namespace entrepot {

/// How the year's trade of a pair follows from published totals.
enum class UpdateMethod {
  growth,  ///< the World's total times the published total of the year over that of the World's year
  level,   ///< the published total, times a margin of the exporter and one of the importer, which keep each economy's own ratio
           ///< of what the World counts as trade in goods to what customs count (biproportional)
};

/// How a CSV of bilateral totals of trade in goods is to be read. Either `exporter` and `importer` name columns, or one
/// `reporter` gives its imports and exports by `partner`, told apart by the words in `flow`.
struct TotalsLayout {
  std::string exporter, importer;
  std::string reporter, partner, flow, imports_word, exports_word;  ///< `reporter` is a code, the others columns and words
  std::string value, year_column;                                   ///< columns; without one `year` holds for every row
  std::string unit = "million USD";
  int year = 0;
  double imports_cif_fob = 1;       ///< c.i.f. over f.o.b.: what the reporter states as imports is divided by it
  std::vector<std::string> groups;  ///< codes of groups of economies: their rows are left out, their value is reported
  Source source;                    ///< title, publisher, licence, citation; the checksum is filled in
};

/// Growth of all goods exports or imports of an economy, where a source states it.
struct StatedGrowth {
  std::string economy;
  bool exports = true;
  double factor = 1;  ///< new over old, > 0
  std::string source;
};

/// How trade in some sectors moved apart from the rest: by the price of oil, for example.
struct SectorGrowth {
  std::vector<std::string> sectors;
  double factor = 1;  ///< new over old, > 0, relative to sectors without one before both are scaled to the totals
  std::string source;
};

/// Figures that are not believed: trade of these pairs is carried, or split by mean shares, as if nothing were published.
struct DoubtedPairs {
  std::vector<std::string> exporters, importers;  ///< economies of the World, or to be split out
  std::string reason;
};

/// One economy to be taken out of the group.
struct SplitEconomy {
  std::string code, name;
  std::string exports_like;  ///< economy of the World whose mix of goods its exports have; empty: the group's
};

/// All choices of one update. Written as TOML; see docs/world.md.
struct UpdateRecipe {
  std::string file;  ///< for messages
  std::string name;
  int year = 0;                           ///< of the World that comes out
  std::string rest = "ROW";               ///< economy of the World that stands for all that it has no own row for
  std::vector<std::string> rest_members;  ///< codes that belong to it although the file of products lacks them
  UpdateMethod method = UpdateMethod::level;
  TotalsLayout totals;
  std::optional<TotalsLayout> second;
  double second_largest_ratio = std::numeric_limits<double>::infinity();  ///< pairs for which the sources differ by more
                                                                          ///< than this factor take the first
  std::vector<std::string> second_except;  ///< partners for which the first source is taken whatever the second says
  std::vector<DoubtedPairs> doubted;
  double trade_growth = 1;  ///< world trade in goods, new over old: level method, and pairs that are carried
  std::string trade_growth_source;
  std::vector<StatedGrowth> growth;
  std::vector<SectorGrowth> sector_growth;
  std::optional<double> services_growth;  ///< without it trade in services grows with the products of both sides
  std::string services_source;
  std::string product_economy, product_value, product_year_column, product_unit = "million USD";
  int product_year = 0;
  UpdateMethod product_method = UpdateMethod::level;
  Source product_source;
  std::vector<SplitEconomy> split;
};

/// Errors: InputError with every problem (unknown or missing keys, wrong types, numbers outside their range).
UpdateRecipe read_update_recipe(const std::filesystem::path& file);

using PairOfCodes = std::pair<std::string, std::string>;  ///< exporter, importer

/// Published figures as read: million USD, trade f.o.b., by year.
struct PublishedFigures {
  std::map<int, std::map<PairOfCodes, double>> totals, second;
  std::map<int, std::map<std::string, double>> product;
  double groups_left_out = 0;  ///< value of rows of groups in the target year, million USD
  std::string totals_sha256, second_sha256, product_sha256;
};

struct UpdateFiles {
  std::filesystem::path recipe, totals, product, second;  ///< `second` may be empty
};

/// Refuses files of figures that are missing, folders or empty, and an `out` that cannot be written, all at once and before any
/// work. Errors: InputError.
void check_update_files(const UpdateFiles& files, const std::filesystem::path& out);

/// Reads what the recipe describes. Codes must be economies of the World, economies to be split, codes of the file of
/// products or members of the rest named in the recipe. Errors: InputError with every problem of every file: unknown codes with
/// the value behind them, pairs given twice, negative values, economies to be split without figures.
PublishedFigures read_published_figures(const UpdateRecipe& recipe, const UpdateFiles& files, const World& base);

/// One total of trade in goods between two economies of the World that came out, in million USD.
struct PairMove {
  std::string exporter, importer;
  std::string origin;    ///< "first source", "second source", "grown", "carried", "split" or "not opened"
  double base = 0;       ///< in the World that it was made from; 0 for economies that were split out
  double published = 0;  ///< figure of the target year, f.o.b.; 0 where there is none
  double after = 0;
};

/// Cells above zero that stand on the same ground, and the value in them.
struct ClassTotal {
  std::string name;  ///< "published", "grown", "carried", "split", "balanced" or "base"
  std::string what;  ///< in words
  std::size_t cells = 0;
  double value = 0;  ///< million USD
};

/// How far one list of numbers is from another.
struct Distance {
  std::string name, unit;
  double weighted_percent = 0;  ///< 100 sum |new - old| / sum old
  double entropy = 0;           ///< sum p ln(p / q), p and q the shares in the sums of new and old (Kullback and Leibler 1951)
  struct Move {
    std::string what;
    double before = 0, after = 0;
  };
  std::vector<Move> largest;  ///< ten, by |new - old|
};

struct WorldUpdate {
  World world;
  std::vector<PairMove> pairs;
  std::vector<ClassTotal> classes;
  std::vector<Distance> distances;
  std::vector<std::string> notes;  ///< what somebody who uses the World should know, in sentences
  double groups_left_out = 0;
};

/// Pure: the base carried to the recipe's year, then split. Published pair totals move trade in goods; each pair keeps its mix of
/// sectors but for `sector_growth`. Domestic sales follow so that value added meets the product; the use table of every
/// economy is fitted to its new margins (RAS; Stone 1961), value-added shares stay. Tariffs, elasticities and layers are carried.
/// `on_stage`, where given, is told in words what begins. Errors: InputError (a base that does not balance; figures that no
/// World can meet, each named).
WorldUpdate update_world(const World& base, const UpdateRecipe& recipe, const PublishedFigures& figures, std::string command,
                         const std::function<void(const std::string&)>& on_stage = {});

/// Cells of a World by class, read from its repairs. A World that was never updated has one class, "base".
std::vector<ClassTotal> cell_classes(const World& world);

/// What an update did, for people and for programs. `listed`: pairs listed at most, those that moved most.
std::string world_update_text(const WorldUpdate& update, std::size_t listed);
std::string world_update_json(const WorldUpdate& update);

}  // namespace entrepot
