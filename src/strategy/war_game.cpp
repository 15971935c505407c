// Who plays, with which instruments, for what: [war] of a scenario against a World.
#include <algorithm>

#include "entrepot/errors.hpp"
#include "entrepot/war.hpp"

namespace entrepot {
namespace {

class GameBuilder {
 public:
  GameBuilder(const World& world, const Scenario& scenario, std::vector<std::string>& warnings,
              const std::optional<std::string>& on)
      : world_(world), scenario_(scenario), war_(*scenario.war), warnings_(warnings), on_(on) {}

  TaxGame build(const Shock& base) {
    const std::vector<Country> players = expand("players", war_.players);
    if (players.empty() && problems_.empty()) complain("players", "", "must name at least one economy of this World");
    find_blocs(players);
    const std::vector<Sector> sectors = expand_taxed();
    const GovernmentTaste taste = taste_of(players);
    problems_.throw_if_any();

    TaxGame game{.base = base, .players = {}, .min_rate = war_.min_pct / 100, .max_rate = war_.max_pct / 100};
    for (std::size_t p = 0; p < members_.size(); ++p) {
      const TaxDesign design{.members = members_[p],
                             .partners = partners_of(p),
                             .sectors = sectors,
                             .detail = war_.detail,
                             .tariffs = war_.tariffs,
                             .export_taxes = war_.export_taxes};
      game.players.push_back(
          {names_[p], members_[p], tax_instruments(world_, design), government_objective(world_, members_[p], taste)});
      if (game.players.back().instruments.empty())
        complain("players", names_[p], "has no trade that it could tax", "other sectors, or against = \"all\"");
    }
    problems_.throw_if_any();
    return game;
  }

 private:
  std::string code(Country n) const { return world_.countries[static_cast<std::size_t>(n.value)]; }
  void complain(const std::string& key, std::string value, std::string rule, std::string hint = "") {
    problems_.add({.file = scenario_.file.string(),
                   .line = war_.line,
                   .field = "war." + key,
                   .value = std::move(value),
                   .rule = std::move(rule),
                   .hint = std::move(hint)});
  }
  /// Runs an expansion; what it complains of is said of the key of [war].
  template <class Expansion>
  auto expanded(const std::string& key, const Expansion& expansion) -> decltype(expansion()) {
    try {
      return expansion();
    } catch (const InputError& error) {
      for (const Problem& found : error.problems()) complain(key, found.value, found.rule, found.hint);
      return {};
    }
  }
  std::vector<Country> expand(const std::string& key, const std::vector<std::string>& words) {
    return expanded(key, [&] { return expand_countries(words, scenario_, world_, warnings_, on_); });
  }
  std::vector<Sector> expand_taxed() {
    std::vector<Sector> sectors = expanded("sectors", [&] { return expand_sectors(war_.sectors, world_); });
    if (sectors.empty() && problems_.empty()) complain("sectors", "", "must name at least one sector");
    return sectors;
  }

  /// Governments in the order of their first member in the World: blocs first claim their players.
  void find_blocs(const std::vector<Country>& players) {
    std::vector<std::ptrdiff_t> bloc_of(world_.country_count(), -1);
    for (std::size_t b = 0; b < war_.blocs.size(); ++b) {
      bool any = false;
      for (const Country n : expand("blocs", {war_.blocs[b]})) {
        if (std::ranges::find(players, n) == players.end()) continue;
        std::ptrdiff_t& own = bloc_of[static_cast<std::size_t>(n.value)];
        if (own >= 0) complain("blocs", war_.blocs[b], code(n) + " is already in " + war_.blocs[static_cast<std::size_t>(own)]);
        own = static_cast<std::ptrdiff_t>(b);
        any = true;
      }
      if (!any && problems_.empty())
        complain("blocs", war_.blocs[b], "has no member among the players", "add it to players, or take it out");
    }
    std::vector<std::ptrdiff_t> place(war_.blocs.size(), -1);
    for (const Country n : players) {
      const std::ptrdiff_t bloc = bloc_of[static_cast<std::size_t>(n.value)];
      if (bloc >= 0 && place[static_cast<std::size_t>(bloc)] >= 0) {
        members_[static_cast<std::size_t>(place[static_cast<std::size_t>(bloc)])].push_back(n);
        continue;
      }
      if (bloc >= 0) place[static_cast<std::size_t>(bloc)] = static_cast<std::ptrdiff_t>(members_.size());
      const std::string& word = bloc >= 0 ? war_.blocs[static_cast<std::size_t>(bloc)] : code(n);
      names_.push_back(word.starts_with("@") ? word.substr(1) : word);
      members_.push_back({n});
    }
  }

  /// Blocs are one partner to everybody else.
  std::vector<std::vector<Country>> partners_of(std::size_t player) const {
    std::vector<std::vector<Country>> partners;
    std::vector<char> plays(world_.country_count(), 0);
    for (std::size_t p = 0; p < members_.size(); ++p) {
      for (const Country n : members_[p]) plays[static_cast<std::size_t>(n.value)] = 1;
      if (p != player) partners.push_back(members_[p]);
    }
    if (!war_.against_all) return partners;
    for (const Country n : all<Country>(world_.country_count())) {
      if (!plays[static_cast<std::size_t>(n.value)]) partners.push_back({n});
    }
    return partners;
  }

  GovernmentTaste taste_of(const std::vector<Country>& players) {
    GovernmentTaste taste{.revenue_weight = war_.revenue_weight};
    for (const auto& [word, weight] : war_.sector_weights) {
      if (const auto sector = world_.find_sector(word)) {
        taste.sector_weights.emplace_back(*sector, weight);
      } else {
        complain("sector_weights", word, "must be a sector of the World " + world_.name, did_you_mean(word, world_.sectors));
      }
    }
    if (war_.target.empty()) return taste;
    taste.target = world_.find_country(war_.target);
    taste.willingness_to_pay = war_.willingness_to_pay;
    if (!taste.target) {
      complain("target", war_.target, "must be one country of the World " + world_.name,
               did_you_mean(war_.target, world_.countries));
    } else if (std::ranges::find(players, *taste.target) != players.end()) {
      complain("target", war_.target, "must not be a player", "take it out of players with \"-" + war_.target + "\"");
    }
    return taste;
  }

  const World& world_;
  const Scenario& scenario_;
  const WarQuestion& war_;
  std::vector<std::string>& warnings_;
  const std::optional<std::string>& on_;
  std::vector<std::string> names_;
  std::vector<std::vector<Country>> members_;
  Problems problems_;
};

}  // namespace

TaxGame war_game(const World& world, const Scenario& scenario, const Shock& base, std::vector<std::string>& warnings,
                 const std::optional<std::string>& on) {
  if (!scenario.war)
    throw InputError({.file = scenario.file.string(),
                      .field = "war",
                      .rule = "the scenario has no [war]: who chooses which taxes is never inferred",
                      .hint = "write [war] players = [\"USA\", \"CHN\"]"});
  return GameBuilder(world, scenario, warnings, on).build(base);
}

}  // namespace entrepot
