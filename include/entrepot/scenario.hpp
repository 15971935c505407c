// Scenario: a named list of dated measures, closure and horizon. Read from TOML (docs/scenario.md), applied to a World.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "entrepot/equilibrium.hpp"
#include "entrepot/questions.hpp"
#include "entrepot/shock.hpp"
#include "entrepot/world.hpp"

namespace entrepot {

enum class MeasureKind {
  tariff,
  export_tax,
  trade_cost,
  ban,
  productivity,
  quota,
  price_cap,  // built
  export_control,
  secondary_sanction,
  transfer,  // known, refused by name
};

enum class Verb { add_pp, set_rate, max_rate, linear_cut, swiss, power_pct, factor, max_pct, max_value, none };

/// Numbers of a change are percent or percentage points as in the file; `factor` is a factor, `max_value` million USD.
struct Change {
  Verb verb = Verb::none;
  double value = 0;
};

/// Dates as ISO "YYYY-MM-DD"; empty = open.
struct Measure {
  std::string id, group;
  MeasureKind kind = MeasureKind::tariff;
  std::vector<std::string> importers, exporters, sectors;  ///< as written: "USA", "@West", "-B06", "goods"
  std::vector<std::string> countries;                      ///< for kind = productivity
  Change change;
  bool both_ways = false;
  bool shared = false;      ///< for quotas: one limit for all flows together, as of a pipeline or a fleet
  std::string rent;         ///< for quotas and price caps: "importer" (also if empty), "exporter" or the ISO3 of a middleman
  std::string from, until;  ///< from inclusive, until exclusive
  std::string source, retaliates, note;
  std::optional<int> order;
  long line = 0;
};

struct GridAxis {
  std::vector<std::string> targets;  ///< "measure-id.verb", moved together
  std::vector<double> values;
};

/// [substitution] and [factors]: what is empty takes the value of the horizon.
struct TechnologyChoice {
  std::optional<double> consumption, value_added, intermediates, energy;
  std::vector<std::string> energy_sectors;  ///< as written: "B05", "C19"
  std::optional<double> factor_mobility;
  friend bool operator==(const TechnologyChoice&, const TechnologyChoice&) = default;
};

/// Money between countries beside what the closure holds: `closure.transfers`.
enum class Transfers {
  none,
  coalition,  ///< members of the coalition share its burden (MODEL.md M7)
};

struct Scenario {
  std::filesystem::path file;
  std::string text;  ///< the file as read, without a byte-order mark; copied into result bundles
  std::string title, question, note;
  std::string kind = "stylised";  ///< what stands behind the numbers: stylised, estimated or published
  std::string world_name, world_file, world_layer;
  std::string horizon = "long";
  std::string elasticities = "uniform-4", elasticities_file;
  Closure closure = Closure::fixed_world_share;
  TechnologyChoice technology;
  Transfers transfers = Transfers::none;
  double ban_remainder_pct = 5;                ///< what is left of a banned flow where goods hardly replace each other
  std::optional<CoalitionQuestion> coalition;  ///< there where transfers = coalition
  std::map<std::string, std::vector<std::string>> groups;
  std::vector<Measure> measures;
  std::string compare_baseline;  ///< path as written; empty = the World with no measures
  std::optional<HorizonQuestion> horizons;
  std::string decompose_by;  ///< "", "group" or "measure"
  std::vector<GridAxis> grid;
  std::optional<Compliance> compliance;
  std::optional<WarQuestion> war;
  std::optional<FrontierQuestion> frontier;
  std::optional<RealignQuestion> realign;
  std::optional<UncertaintyQuestion> uncertainty;
  std::vector<FlowQuestion> flows;
  std::vector<Judgement> judgements;
  std::vector<std::pair<std::string, std::string>> pairs;  ///< [dependence] pairs: dependence and exit options reported
  std::map<std::string, long> lines;                       ///< of the keys at the top of the file, for messages
  std::string id;                                          ///< SHA-256 of the file as parsed, RFC 8785 JSON
};

/// Errors: InputError with every problem of the file (unknown keys, wrong types, kinds not built yet).
Scenario read_scenario(const std::filesystem::path& file);
Scenario parse_scenario(const std::string& text, const std::filesystem::path& file);

/// Days on which the set of measures in force changes, ascending; empty if no measure is dated.
std::vector<std::string> change_dates(const Scenario& scenario);

/// One point of the grid: the scenario with its values put in, and which they were.
struct GridPoint {
  std::map<std::string, double> parameters;  ///< "us-escalation.add_pp" -> 30
  Scenario scenario;
};
/// The product of all axes in file order, last axis fastest; one point with no parameters when there is no grid.
std::vector<GridPoint> expand_grid(const Scenario& scenario);

/// A number of the file that can be put in by its key: "measure-id.verb" as in a grid, "compliance.penalty.us.factor",
/// "realign.doubt_pct" ... Keys joined by commas move together.
struct NumberKey {
  std::string key;
  double low = 0, high = 0;     ///< what the file may hold, ends included
  std::optional<double> value;  ///< none where the horizon decides
};
/// Those that this scenario has: of its measures and of the questions that it asks, in file order.
std::vector<NumberKey> number_keys(const Scenario& scenario);
/// Puts a number in. Errors: InputError (no such key: names what is near; outside its range; moved by the grid).
void put_number(Scenario& scenario, const std::string& key, double value);
/// The range that holds for all of the joined keys. Errors: InputError (no such key; moved by the grid).
NumberKey find_number(const Scenario& scenario, const std::string& key);

/// Why [uncertainty] cannot have so many draws; empty if it can.
std::string draws_rule(long draws, long scramblings);

/// What one measure touches in the World.
struct Touch {
  std::string measure, group;
  std::size_t cells = 0;       ///< flows changed; for productivity, country-sectors
  std::size_t zero_cells = 0;  ///< of these, those that are zero in the World
  double trade_value = 0;      ///< benchmark trade of the cells, million USD; for productivity, their output
  std::size_t idle_cells = 0;  ///< not among `cells`: no effect because a ban beats it
  bool in_force = true;
  /// For tariffs and export taxes: trade-weighted rate over the cells (a plain mean where they carry no trade) before
  /// this measure acts, which is after those that act before it, and after.
  double rate_before = 0, rate_after = 0;
  double limit = 0;  ///< for quotas: the sum of their bounds over these flows, million USD at benchmark f.o.b. prices
};

struct Applied {
  Shock shock;
  std::vector<Touch> touches;          ///< by measure, in file order
  std::vector<std::string> warnings;   ///< e.g. members of @EU27 that this World keeps inside ROW
  std::vector<std::string> countries;  ///< ISO3 of the players named, for reports
};

/// `on` counts only what is in force that day; without it all undated measures and all dated ones count.
/// `only_groups`, when given, keeps measures of these groups alone (for decompositions). Every measure is checked, in force or
/// not; a domestic flow is never touched. Where dated measures are all counted their changes compose, so ask day by day.
/// Errors: InputError (unknown codes, measures that match nothing, rates at or below -100 %, set_rate without order ...).
Applied apply(const Scenario& scenario, const World& world, const std::optional<std::string>& on = std::nullopt,
              const std::optional<std::vector<std::string>>& only_groups = std::nullopt);

/// For people who check a scenario: each measure's touch on the first day on which it is in force, the warnings of every day, and
/// the shock of the last one. Errors as apply, for every day.
Applied survey(const Scenario& scenario, const World& world);

/// Expands "USA", "@West", "-CHN", "@All" against the World, in World order; groups as of the day `on`, by the latest list
/// without it. Warnings name members inside ROW, which are left out. Errors: InputError (unknown codes or groups).
std::vector<Country> expand_countries(const std::vector<std::string>& words, const Scenario& scenario, const World& world,
                                      std::vector<std::string>& warnings, const std::optional<std::string>& on = std::nullopt);
/// Expands "goods", "all", "B06", "-B06", in World order. Errors: InputError (unknown codes).
std::vector<Sector> expand_sectors(const std::vector<std::string>& words, const World& world);

/// Two shocks that act together: costs multiply, a ban beats everything, later rates replace earlier ones where they
/// differ from the World's own; of limits on the same flows the tighter one holds; transfers add, and a burden is shared by the
/// first one's rule, else by the second's.
Shock combine(const World& world, const Shock& first, const Shock& second);
/// Trade-cost factor on every flow between the pair, in both directions and all sectors. banned = true cuts the tie.
Shock pair_cost(const World& world, Country a, Country b, double factor, bool banned = false);

/// The rule for bans where goods hardly replace each other: where sigma is at most smallest_sigma_of_bans each banned flow
/// becomes a limit of economy.ban_remainder of its benchmark quantity, the rent with the importer, and elsewhere it stays a ban.
/// Source: MODEL.md M5 (rule), M6 (b).
Shock bans_as_limits(const World& world, const Economy& economy, Shock shock);

/// The World a scenario asks for, its layer laid; theta for its set, horizon and World.
World load_scenario_world(const Scenario& scenario);
BySector scenario_elasticity(const Scenario& scenario, const World& world);
/// Everything that a scenario says of elasticities, factors and closure. Errors: InputError (sets, sectors, ranges).
Economy scenario_economy(const Scenario& scenario, const World& world);

std::string to_string(MeasureKind kind);
std::string to_string(Transfers transfers);
std::string to_string(Verb verb);

}  // namespace entrepot
