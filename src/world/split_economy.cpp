// A group P is split into members m: the economies named and what is left, the rest. Data work, not a model; symbols as in
// MODEL.md M4.
//
//   trade in goods with n:  X_jnm = share_mn X_jnP, the share that m has in what is published of the group's trade with n
//   trade in services:      by shares in the group's product
//   inside the group:       published totals, times the group's own ratio of World trade to published trade
//   domestic sales:         lambda_m D_j, D what the group sells itself, so that sum_j beta_j Y_jm is m's share of value added
//   technology:             beta of the group; the use tables of all members fitted at once to their own margins and, cell by
//   cell,
//                           to the table of the group (iterative proportional fitting)
//
// Tariffs are those of the group. So every sum over members is what the group had.

#include "world/split_economy.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "world/margin_fit.hpp"
#include "world/pair_targets.hpp"
#include "world/split_labels.hpp"
#include "world/totals.hpp"
#include "world/use_table.hpp"

namespace entrepot {
namespace {

constexpr double fit_tolerance = 1e-13;
constexpr int fit_sweeps = 20000;
constexpr double largest_inner_share = 0.5;   // of what the group sells itself in a sector, that may be trade between members
constexpr double smallest_home_share = 0.05;  // of a member's share of domestic sales that its exports must leave
constexpr double trace = 1e-6;                // of the group's own mix, so that a borrowed mix can meet the group's sectors

class Split {
 public:
  Split(const World& base, const UpdateRecipe& recipe, const ChosenTotals& chosen, const std::map<std::string, double>& product,
        std::vector<PairMove>& moves, Problems& problems)
      : base_(base),
        recipe_(recipe),
        product_(product),
        moves_(moves),
        problems_(problems),
        group_(*base.find_country(recipe.rest)),
        members_(recipe.split.size() + 1),
        first_(static_cast<std::size_t>(group_.value)),
        world_(split_labels(base, group_, recipe.split)),
        published_({world_.country_count(), world_.country_count()}),
        known_({world_.country_count(), world_.country_count()}) {
    for (const auto& [codes, total] : chosen.pairs) {
      const Country i = economy_of(world_, recipe_, codes.first), n = economy_of(world_, recipe_, codes.second);
      if (i == n) continue;
      published_(n, i) += total.value;
      known_(n, i) = is_doubted(recipe_, code(i), code(n)) ? 0 : 1;
    }
  }

  World run(const std::string& command) {
    product_shares();
    if (!problems_.empty()) return base_;
    copy_others();
    for (Country n : others()) {
      goods_with(n, true);
      goods_with(n, false);
      services_with(n);
    }
    inside();
    domestic_sales();
    if (!problems_.empty()) return base_;
    accounts();
    if (!problems_.empty()) return base_;
    return calibrate(std::move(world_), command);
  }

 private:
  Country member(std::size_t m) const { return Country(first_ + m); }
  bool is_member(Country n) const {
    return static_cast<std::size_t>(n.value) >= first_ && static_cast<std::size_t>(n.value) < first_ + members_;
  }
  std::size_t rest() const { return members_ - 1; }
  std::vector<Country> others() const {  // in the new World
    std::vector<Country> list;
    for (Country n : all<Country>(world_.country_count()))
      if (!is_member(n)) list.push_back(n);
    return list;
  }
  Country old(Country n) const {
    if (is_member(n)) return group_;
    const auto at = static_cast<std::size_t>(n.value);
    return Country(at < first_ ? at : at - members_ + 1);
  }
  const std::string& code(Country n) const { return world_.countries[static_cast<std::size_t>(n.value)]; }
  bool is_goods(Sector j) const { return world_.goods[static_cast<std::size_t>(j.value)]; }
  Range<Sector> sectors() const { return all<Sector>(world_.sector_count()); }

  /// Flow between member m and n, seen from the side asked for.
  double& flow(Sector j, Country n, std::size_t m, bool exports) {
    return exports ? world_.flow(j, n, member(m)) : world_.flow(j, member(m), n);
  }
  double group_flow(Sector j, Country n, bool exports) const {
    return exports ? base_.flow(j, old(n), group_) : base_.flow(j, group_, old(n));
  }
  double published(Country n, std::size_t m, bool exports) const {
    return exports ? published_(n, member(m)) : published_(member(m), n);
  }
  bool is_known(Country n, std::size_t m, bool exports) const {
    return exports ? known_(n, member(m)) != 0 : known_(member(m), n) != 0;
  }

  void product_shares() {
    double whole = 0;
    for (const auto& [iso3, value] : product_)
      if (economy_of(base_, recipe_, iso3) == group_) whole += value;
    double named = 0;
    for (const SplitEconomy& one : recipe_.split) {
      const auto found = product_.find(one.code);
      const double value = found == product_.end() ? 0 : found->second;
      if (base_.find_country(one.code))
        refuse(one.code, "is an economy of the World already");
      else if (value <= 0)
        refuse(one.code, fmt::format("has no product for {}", recipe_.year));
      if (!one.exports_like.empty() && !base_.find_country(one.exports_like))
        refuse(one.exports_like, "must be an economy of the World: exports_like");
      product_share_.push_back(whole > 0 ? value / whole : 0);
      named += product_share_.back();
    }
    product_share_.push_back(1 - named);
    if (named >= 1 && problems_.empty())
      refuse(recipe_.rest, "would be empty: the economies to be split have all of its product");
  }
  void refuse(const std::string& value, std::string rule) {
    problems_.add({.file = recipe_.file, .field = "split", .value = value, .rule = std::move(rule)});
  }

  void copy_others() {
    for (Sector j : sectors())
      for (Country n : all<Country>(world_.country_count()))
        for (Country i : all<Country>(world_.country_count()))
          if (!is_member(n) && !is_member(i)) world_.flow(j, n, i) = base_.flow(j, old(n), old(i));
  }

  /// A member's share in the group's published trade with all partners together.
  double mean_share(std::size_t m, bool exports) const {
    double own = 0, whole = 0;
    for (Country n : others())
      for (std::size_t k = 0; k < members_; ++k) {
        whole += published(n, k, exports);
        if (k == m) own += published(n, k, exports);
      }
    return whole > 0 ? own / whole : 0;
  }

  /// Shares of the members in the group's trade with n; a pair that no source lists has the member's mean share of what is left.
  std::vector<double> shares(Country n, bool exports) const {
    std::vector<double> share(members_);
    double whole = 0, listed = 0;
    for (std::size_t m = 0; m < members_; ++m) whole += published(n, m, exports);
    for (std::size_t m = 0; m < rest(); ++m)
      if (is_known(n, m, exports) && whole > 0) listed += share[m] = published(n, m, exports) / whole;
    double named = listed;
    for (std::size_t m = 0; m < rest(); ++m)
      if (!is_known(n, m, exports)) named += share[m] = mean_share(m, exports) * (1 - listed);
    share[rest()] = std::max(0.0, 1 - named);
    return share;
  }

  void goods_with(Country n, bool exports) {
    const std::vector<double> share = shares(n, exports);
    for (Sector j : sectors()) {
      if (!is_goods(j)) continue;
      const double whole = group_flow(j, n, exports);
      for (std::size_t m = 0; m < members_; ++m) flow(j, n, m, exports) = share[m] * whole;
    }
    if (exports) borrow_mixes(n, share);
    for (std::size_t m = 0; m < rest(); ++m) record(n, m, exports);
  }

  /// Where a member's exports shall have the mix of another economy: totals by member and by sector stay, the mix moves.
  void borrow_mixes(Country n, const std::vector<double>& share) {
    if (std::ranges::all_of(recipe_.split, [](const SplitEconomy& one) { return one.exports_like.empty(); })) return;
    Margins by_member, by_sector{.group = {}, .total = std::vector<double>(world_.sector_count())};
    std::vector<double> values;
    double whole = 0;
    for (Sector j : sectors())
      if (is_goods(j)) whole += by_sector.total[static_cast<std::size_t>(j.value)] = group_flow(j, n, true);
    if (whole <= 0) return;
    for (std::size_t m = 0; m < members_; ++m) {
      by_member.total.push_back(share[m] * whole);
      const std::string like = m < rest() ? recipe_.split[m].exports_like : "";
      const auto model = like.empty() || like == code(n) ? std::nullopt : base_.find_country(like);
      const double model_whole = model ? goods_total(base_, old(n), *model) : 0;
      for (Sector j : sectors()) {
        const double own = by_sector.total[static_cast<std::size_t>(j.value)] / whole;
        const double mix = !is_goods(j)                 ? 0
                           : model_whole > 0 && own > 0 ? base_.flow(j, old(n), *model) / model_whole + trace * own
                                                        : own;
        values.push_back(share[m] * whole * mix);
        by_member.group.push_back(static_cast<std::uint32_t>(m));
        by_sector.group.push_back(static_cast<std::uint32_t>(j.value));
      }
    }
    const Margins margins[] = {by_member, by_sector};
    fit_to_margins(values, margins, fit_tolerance, fit_sweeps);
    std::size_t at = 0;
    for (std::size_t m = 0; m < members_; ++m)
      for (Sector j : sectors()) {
        if (is_goods(j)) flow(j, n, m, true) = values[at];
        ++at;
      }
  }

  void record(Country n, std::size_t m, bool exports) {
    double placed = 0, whole = 0;
    for (Sector j : sectors())
      if (is_goods(j)) {
        placed += flow(j, n, m, exports);
        whole += group_flow(j, n, exports);
      }
    const double figure = published(n, m, exports);
    const bool known = is_known(n, m, exports);
    const std::string &importer = exports ? code(n) : code(member(m)), &exporter = exports ? code(member(m)) : code(n);
    if (placed <= 0 && figure <= 0) return;
    moves_.push_back(
        {.exporter = exporter, .importer = importer, .origin = "split", .base = 0, .published = figure, .after = placed});
    const auto repair = [&](const char* rule, const char* text, double moved) {
      world_.repairs.push_back({.rule = rule,
                                .text = text,
                                .sector = "",
                                .importer = importer,
                                .exporter = exporter,
                                .before = figure,
                                .after = placed,
                                .moved = moved,
                                .unit = "million USD"});
    };
    if (known)
      repair("split-total", "goods total by the share in the group's published trade with the partner", placed);
    else
      repair("split-by-mean-share", "no source lists the pair: goods total by the share in all trade of the group", placed);
    if (figure > whole)
      repair("split-above-group", "more is published of this pair than the World's group has in all", figure - whole);
  }

  void services_with(Country n) {
    for (Sector j : sectors()) {
      if (is_goods(j)) continue;
      for (std::size_t m = 0; m < members_; ++m) {
        flow(j, n, m, true) = product_share_[m] * group_flow(j, n, true);
        flow(j, n, m, false) = product_share_[m] * group_flow(j, n, false);
      }
    }
  }

  /// Trade between members, in the mix of the group's exports, out of what the group sells itself.
  void inside() {
    std::vector<double> mix(world_.sector_count());
    double foreign = 0, foreign_published = 0;
    for (Country n : others()) {
      for (Sector j : sectors())
        if (is_goods(j)) mix[static_cast<std::size_t>(j.value)] += group_flow(j, n, true);
      for (std::size_t m = 0; m < members_; ++m) foreign_published += published(n, m, true);
    }
    for (const double value : mix) foreign += value;
    if (foreign <= 0 || foreign_published <= 0) return;
    const double ratio = foreign / foreign_published;
    double whole = 0;
    for (std::size_t to = 0; to < members_; ++to)
      for (std::size_t from = 0; from < members_; ++from)
        if (to != from) whole += ratio * published_(member(to), member(from));
    for (Sector j : sectors()) {
      const double part = mix[static_cast<std::size_t>(j.value)] / foreign, wanted = part * whole,
                   room = largest_inner_share * base_.flow(j, group_, group_);
      const double factor = wanted > room ? room / wanted : 1;
      if (factor < 1) record_bounded_inside(j, wanted, room);
      for (std::size_t to = 0; to < members_; ++to)
        for (std::size_t from = 0; from < members_; ++from)
          if (to != from) world_.flow(j, member(to), member(from)) = factor * part * ratio * published_(member(to), member(from));
    }
    for (std::size_t to = 0; to < rest(); ++to)
      for (std::size_t from = 0; from < members_; ++from)
        if (to != from) record_inside(member(to), member(from));
    for (std::size_t from = 0; from < rest(); ++from) record_inside(member(rest()), member(from));
  }

  void record_inside(Country n, Country i) {
    const double placed = goods_total(world_, n, i);
    if (placed <= 0) return;
    moves_.push_back(
        {.exporter = code(i), .importer = code(n), .origin = "split", .base = 0, .published = published_(n, i), .after = placed});
    world_.repairs.push_back({.rule = "split-total",
                              .text = "goods total inside the group, at the group's ratio of World trade to published trade",
                              .sector = "",
                              .importer = code(n),
                              .exporter = code(i),
                              .before = published_(n, i),
                              .after = placed,
                              .moved = placed,
                              .unit = "million USD"});
  }
  void record_bounded_inside(Sector j, double wanted, double room) {
    world_.repairs.push_back({.rule = "split-inside-bounded",
                              .text = "trade between members would be more than half of what the group sells itself: bounded",
                              .sector = world_.sectors[static_cast<std::size_t>(j.value)],
                              .importer = recipe_.rest,
                              .exporter = recipe_.rest,
                              .before = wanted,
                              .after = room,
                              .moved = wanted - room,
                              .unit = "million USD"});
  }

  void domestic_sales() {
    std::vector<double> pool(world_.sector_count());
    double pool_value_added = 0, left = 1;
    for (Sector j : sectors()) {
      double inner = 0;
      for (std::size_t to = 0; to < members_; ++to)
        for (std::size_t from = 0; from < members_; ++from)
          if (to != from) inner += world_.flow(j, member(to), member(from));
      pool[static_cast<std::size_t>(j.value)] = base_.flow(j, group_, group_) - inner;
      pool_value_added += base_.value_added_share(j, group_) * pool[static_cast<std::size_t>(j.value)];
    }
    for (std::size_t m = 0; m < rest(); ++m) {
      const double factor = home_factor(m, pool_value_added);
      left -= factor;
      for (Sector j : sectors()) world_.flow(j, member(m), member(m)) = factor * pool[static_cast<std::size_t>(j.value)];
    }
    if (left <= 0) refuse(recipe_.rest, "the economies to be split would sell more at home than the whole group does");
    for (Sector j : sectors()) world_.flow(j, member(rest()), member(rest())) = left * pool[static_cast<std::size_t>(j.value)];
  }

  std::string borrowed_words(std::size_t m) const {
    const std::string& like = recipe_.split[m].exports_like;
    return like.empty() ? "" : fmt::format("; exports of goods in the mix of {}", like);
  }

  double home_factor(std::size_t m, double pool_value_added) {
    double abroad = 0;
    for (Sector j : sectors())
      for (Country n : all<Country>(world_.country_count()))
        if (n != member(m)) abroad += base_.value_added_share(j, group_) * world_.flow(j, n, member(m));
    const double wanted = product_share_[m] * base_.value_added(group_), factor = (wanted - abroad) / pool_value_added,
                 smallest = smallest_home_share * product_share_[m];
    world_.repairs.push_back(
        {.rule = "split-economy",
         .text = fmt::format("{} taken out of {} with {:.4f} % of its product, its technology and its tariffs{}", code(member(m)),
                             recipe_.rest, 100 * product_share_[m], borrowed_words(m)),
         .sector = "",
         .importer = code(member(m)),
         .exporter = recipe_.rest,
         .before = 0,
         .after = wanted,
         .moved = wanted,
         .unit = "million USD"});
    if (factor >= smallest) return factor;
    world_.repairs.push_back({.rule = "split-home-bounded",
                              .text = "exports hold nearly all of the member's value added: its sales at home are bounded below",
                              .sector = "",
                              .importer = code(member(m)),
                              .exporter = recipe_.rest,
                              .before = wanted,
                              .after = abroad + smallest * pool_value_added,
                              .moved = abroad + smallest * pool_value_added - wanted,
                              .unit = "million USD"});
    return smallest;
  }

  /// Tables of all members at once; the last margins fitted are the rows, so that purchases are met to rounding.
  void accounts() {
    const std::size_t count = world_.sector_count(), users = count + 1;
    const SectorByCountry output_before = gross_output(base_.flow), output = gross_output(world_.flow),
                          bought = purchases(world_.flow, world_.tariff);
    const UseTable whole = use_table(base_, output_before, group_);
    double final_demand = 0;
    for (std::size_t product = 0; product < count; ++product) final_demand += whole.at(product, count);
    std::vector<double> values;
    Margins columns, rows, cells{.group = {}, .total = whole.cells};
    for (std::size_t m = 0; m < members_; ++m) {
      const UseMargins margins = use_margins(world_, output, bought, member(m));
      if (margins.columns.back() <= 0)
        refuse(code(member(m)),
               fmt::format("would have {:.6g} million USD left for final demand: its exports exceed its imports by more "
                           "than its product bears",
                           margins.columns.back()));
      rows.total.insert(rows.total.end(), margins.rows.begin(), margins.rows.end());
      columns.total.insert(columns.total.end(), margins.columns.begin(), margins.columns.end());
      for (std::size_t product = 0; product < count; ++product)
        for (std::size_t user = 0; user < users; ++user) {
          const Sector k(user);
          const double before = user == count ? final_demand : output_before(k, group_),
                       after = user == count ? margins.columns.back() : output(k, member(m));
          values.push_back(before > 0 ? whole.at(product, user) * after / before : 0);
          columns.group.push_back(static_cast<std::uint32_t>(m * users + user));
          rows.group.push_back(static_cast<std::uint32_t>(m * count + product));
          cells.group.push_back(static_cast<std::uint32_t>(product * users + user));
        }
    }
    if (!problems_.empty()) return;
    const Margins margins[] = {columns, cells, rows};
    const MarginFit fitted = fit_to_margins(values, margins, fit_tolerance, fit_sweeps);
    if (fitted.worst_gap > 1e-10) {
      refuse(recipe_.rest,
             fmt::format("no use tables of the members meet their margins: a gap of {:.2g} is left", fitted.worst_gap));
      return;
    }
    for (std::size_t m = 0; m < members_; ++m) {
      UseTable table{.sectors = count, .cells = {}};
      const auto from = values.begin() + static_cast<std::ptrdiff_t>(m * count * users);
      table.cells.assign(from, from + static_cast<std::ptrdiff_t>(count * users));
      set_input_shares(world_, member(m), table);
    }
  }

  const World& base_;
  const UpdateRecipe& recipe_;
  const std::map<std::string, double>& product_;
  std::vector<PairMove>& moves_;
  Problems& problems_;
  Country group_;
  std::size_t members_, first_;
  World world_;
  Array<double, Country, Country> published_;  ///< [importer][exporter], of the new World, million USD
  Array<int, Country, Country> known_;         ///< 1 where a source lists a pair of it
  std::vector<double> product_share_;          ///< of the group's product, by member
};

}  // namespace

World split_economies(const World& base, const UpdateRecipe& recipe, const ChosenTotals& chosen,
                      const std::map<std::string, double>& product, std::vector<PairMove>& moves, Problems& problems) {
  if (!base.find_country(recipe.rest)) {
    problems.add({.file = recipe.file,
                  .field = "rest_of_world",
                  .value = recipe.rest,
                  .rule = "is no economy of the World: nothing can be split from it"});
    return base;
  }
  return Split(base, recipe, chosen, product, moves, problems).run(base.command);
}

}  // namespace entrepot
