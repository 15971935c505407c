#include "strategy/realign_players.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/realign.hpp"
#include "measures/item_field.hpp"
#include "measures/realign_rules.hpp"

namespace entrepot {
namespace {

bool holds(const std::vector<Country>& countries, Country n) { return std::ranges::binary_search(countries, n); }

class Finder {
 public:
  Finder(const World& world, const Scenario& scenario, const std::optional<std::string>& on)
      : world_(world), scenario_(scenario), on_(on) {}

  RealignPlayers find();

 private:
  void complain(long line, std::string field, std::string value, std::string rule, std::string hint = "") {
    problems_.add({.file = scenario_.file.string(),
                   .line = line,
                   .field = std::move(field),
                   .value = std::move(value),
                   .rule = std::move(rule),
                   .hint = std::move(hint)});
  }
  std::string code(Country n) const { return world_.countries[static_cast<std::size_t>(n.value)]; }
  std::string codes(const std::vector<Country>& countries) const {
    std::string text;
    for (const Country n : countries) text += (text.empty() ? "" : ", ") + code(n);
    return text;
  }
  std::vector<Country> expand(const std::vector<std::string>& words, long line, const std::string& field);
  Country economy(const std::string& code, const std::string& field);
  void check_setting();
  void find_players();
  void find_payer();
  void find_offers();
  void find_sticks();
  void add_pressure();
  /// A party that presses or offers is neither the target nor its rival.
  void refuse_sides(const std::vector<Country>& party, long line, const std::string& field);

  const World& world_;
  const Scenario& scenario_;
  const std::optional<std::string>& on_;
  Problems problems_;
  RealignPlayers players_;
};

/// Where a word is unknown the others still count, so that what is wrong with them is said too.
std::vector<Country> Finder::expand(const std::vector<std::string>& words, long line, const std::string& field) {
  try {
    return expand_countries(words, scenario_, world_, players_.warnings, on_);
  } catch (const InputError& error) {
    for (Problem found : error.problems()) {
      found.file = scenario_.file.string();
      found.line = line;
      found.field = field;
      problems_.add(std::move(found));
    }
  }
  std::vector<Country> known;
  for (const std::string& word : words) {
    if (const auto found = world_.find_country(word)) known.push_back(*found);
  }
  std::ranges::sort(known);
  return known;
}

Country Finder::economy(const std::string& word, const std::string& field) {
  const auto found = world_.find_country(word);
  if (!found && !word.empty())
    complain(scenario_.realign->line, field, word, "must be one economy of the World " + world_.name,
             did_you_mean(word, world_.countries));
  return found.value_or(Country(-1));
}

void Finder::check_setting() {
  if (!scenario_.grid.empty())
    complain(0, "grid", "", "cannot be combined with the realign question, which is about one scenario", "take [grid] out");
  if (scenario_.transfers != Transfers::none)
    complain(0, "closure.transfers", to_string(scenario_.transfers),
             "cannot be combined with the realign question, whose transfers are those of the offer", "leave transfers out");
  const std::vector<std::string> dates = change_dates(scenario_);
  if (!on_ && !dates.empty())
    complain(0, "on", "", "the measures are dated: which day's measures are today's?", "--on " + dates.back());
}

void Finder::refuse_sides(const std::vector<Country>& party, long line, const std::string& field) {
  if (holds(party, players_.target))
    complain(line, field, code(players_.target), "must not hold the target",
             "take it out with \"-" + code(players_.target) + "\"");
  if (players_.rival != players_.target && holds(party, players_.rival))
    complain(line, field, code(players_.rival), "must not hold the rival, from which the target would split",
             "take it out with \"-" + code(players_.rival) + "\"");
}

void Finder::find_players() {
  const RealignQuestion& q = *scenario_.realign;
  players_.target = economy(q.target, "realign.target");
  players_.rival = economy(q.away_from, "realign.away_from");
  players_.by = expand(q.by, q.line, "realign.by");
  refuse_sides(players_.by, q.line, "realign.by");
  if (players_.by.empty() && !q.by.empty() && problems_.empty())
    complain(q.line, "realign.by", "", "must name at least one economy of the World " + world_.name);
}

void Finder::find_payer() {
  const RealignQuestion& q = *scenario_.realign;
  if (!q.payer.empty()) {
    players_.payer = economy(q.payer, "realign.payer");
    if (players_.payer.value >= 0 && !players_.by.empty() && !holds(players_.by, players_.payer))
      complain(q.line, "realign.payer", q.payer, "must be among those who make the offer (realign.by)",
               "one of " + codes(players_.by));
    return;
  }
  if (q.by.empty() || players_.by.empty()) return;
  std::vector<Country> first;
  for (const Country n : expand({q.by.front()}, q.line, "realign.by")) {
    if (holds(players_.by, n)) first.push_back(n);
  }
  if (first.empty()) first = players_.by;
  const ByCountry income = benchmark_income(world_);
  players_.payer = *std::ranges::max_element(first, {}, [&](Country n) { return income(n); });
}

/// "usa" from "USA", "eu27" from "@EU27".
std::string id_of(const std::string& word) {
  std::string id;
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z') id += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_') id += c;
  }
  return id;
}

void Finder::find_offers() {
  const RealignQuestion& q = *scenario_.realign;
  if (q.offers.empty()) {
    if (players_.by.empty()) return;
    std::vector<Country> first = q.by.size() > 1 ? expand({q.by.front()}, q.line, "realign.by") : players_.by;
    std::erase_if(first, [&](Country n) { return !holds(players_.by, n); });
    if (!first.empty() && first != players_.by) players_.offers.push_back({id_of(q.by.front()), first});
    players_.offers.push_back({"all", players_.by});
    return;
  }
  for (std::size_t i = 0; i < q.offers.size(); ++i) {
    const RealignOffer& offer = q.offers[i];
    const std::string field = item_field("realign.offer", i, offer.id) + ".lifted_by";
    players_.offers.push_back({offer.id, expand(offer.lifted_by, offer.line, field)});
    std::vector<Country> outside;
    for (const Country n : players_.offers.back().lifted_by) {
      if (!holds(players_.by, n)) outside.push_back(n);
    }
    if (!outside.empty() && !players_.by.empty())
      complain(offer.line, field, codes(outside), "must be among those who make the offer (realign.by)");
  }
}

void Finder::find_sticks() {
  const RealignQuestion& q = *scenario_.realign;
  if (q.sticks.empty()) players_.sticks.push_back({"alone", {}, std::nullopt});
  for (std::size_t i = 0; i < q.sticks.size(); ++i) {
    const RealignStick& stick = q.sticks[i];
    const std::string field = item_field("realign.stick", i, stick.id) + ".joined_by";
    RealignPlayers::Stick found{stick.id, {}, stick.factor};
    if (!stick.joined_by.empty()) found.joined_by = expand(stick.joined_by, stick.line, field);
    refuse_sides(found.joined_by, stick.line, field);
    const bool named = !found.joined_by.empty();
    std::erase_if(found.joined_by, [&](Country n) { return holds(players_.by, n); });
    if (named && found.joined_by.empty())
      complain(stick.line, field, "", "must name somebody beside those of realign.by, who press in any case");
    players_.sticks.push_back(std::move(found));
  }
}

/// Today and an embargo are always asked for.
void Finder::add_pressure() {
  std::vector<double>& pressure = players_.pressure;
  pressure = scenario_.realign->pressure;
  constexpr int steps = 18;
  if (pressure.empty()) {
    for (int i = 0; i <= steps; ++i)
      pressure.push_back(std::pow(5.0, i / double{steps}));  // beyond 5 little changes until an embargo
  }
  if (!pressure.empty() && pressure.back() == 0) pressure.pop_back();
  if (pressure.empty() || pressure.front() != 1) pressure.insert(pressure.begin(), 1);
  pressure.push_back(embargo);
}

RealignPlayers Finder::find() {
  if (!scenario_.realign) {
    complain(0, "realign", "", "is missing: the question needs a target, its partner and those who press and offer",
             "write [realign] with target, away_from and by, or give --target, --away-from and --by");
    problems_.throw_if_any();
  }
  check_realign(*scenario_.realign, scenario_.file.string(), problems_);
  check_setting();
  find_players();
  find_payer();
  find_offers();
  find_sticks();
  problems_.throw_if_any();
  add_pressure();
  return players_;
}

}  // namespace

RealignPlayers realign_players(const World& world, const Scenario& scenario, const std::optional<std::string>& on) {
  return Finder(world, scenario, on).find();
}

}  // namespace entrepot
