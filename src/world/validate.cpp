#include "world/validate.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/core.h>

#include "tables/utf8.hpp"
#include "world/totals.hpp"

namespace entrepot {
namespace {

constexpr std::size_t problems_listed = 20;
constexpr double share_tolerance = 1e-9;  // far above rounding of a thousand terms, far below what a result would show

class WorldCheck {
 public:
  WorldCheck(const World& world, const std::string& file) : world_(world), file_(file) {}

  void labels();
  void shapes();
  void values();
  void elasticity_sets();
  void layers();
  void prose();
  std::size_t found() const { return found_; }
  void report(Problems& problems) const;

 private:
  void add(const std::string& field, const std::string& value, const std::string& rule);
  template <class Field>
  void number(double value, bool valid, const char* rule, Field&& field) {
    if (!valid) add(field(), fmt::format("{}", value), rule);  // the name of the place is made only where it is needed
  }
  void codes(const std::string& field, const std::vector<std::string>& codes);
  template <class Container>
  void size(const std::string& field, const Container& list, std::size_t wanted);
  template <class... Indices>
  void shape(const std::string& field, const Array<double, Indices...>& array,
             std::array<std::size_t, sizeof...(Indices)> wanted);
  void flows(Sector j, Country n);
  bool keeps_negative_inputs(Country n) const;
  void inputs(Country n, Sector user);
  void country(Country n);
  void incomes();

  const std::string& sector_code(Sector j) const { return world_.sectors[static_cast<std::size_t>(j.value)]; }
  const std::string& country_code(Country n) const { return world_.countries[static_cast<std::size_t>(n.value)]; }

  const World& world_;
  const std::string& file_;
  std::vector<Problem> list_;
  std::size_t found_ = 0;
};

void WorldCheck::add(const std::string& field, const std::string& value, const std::string& rule) {
  ++found_;
  if (list_.size() < problems_listed) list_.push_back({.file = file_, .field = field, .value = value, .rule = rule});
}

void WorldCheck::report(Problems& problems) const {
  for (const Problem& problem : list_) problems.add(problem);
  if (found_ > list_.size())
    problems.add({.file = file_, .rule = fmt::format("{} more problems of this kind", found_ - list_.size())});
}

void WorldCheck::codes(const std::string& field, const std::vector<std::string>& list) {
  if (list.empty()) add(field, "", "must not be empty");
  std::set<std::string> seen;
  for (const std::string& code : list) {
    if (code.empty()) add(field, "", "a code must not be empty");
    if (!seen.insert(code).second) add(field, code, "stands twice; codes must be unique");
  }
}

template <class Container>
void WorldCheck::size(const std::string& field, const Container& list, std::size_t wanted) {
  if (list.size() != wanted) add(field, fmt::format("{} entries", list.size()), fmt::format("must have {} entries", wanted));
}

template <class... Indices>
void WorldCheck::shape(const std::string& field, const Array<double, Indices...>& array,
                       std::array<std::size_t, sizeof...(Indices)> wanted) {
  if (array.extents() != wanted) add(field, fmt::format("{} values", array.size()), "does not have the shape of the labels");
}

void WorldCheck::labels() {
  codes("countries", world_.countries);
  codes("sectors", world_.sectors);
  size("country_names", world_.country_names, world_.country_count());
  size("sector_names", world_.sector_names, world_.sector_count());
  size("goods", world_.goods, world_.sector_count());
}

void WorldCheck::shapes() {
  const std::size_t sectors = world_.sector_count(), countries = world_.country_count();
  shape("flow", world_.flow, {sectors, countries, countries});
  shape("tariff", world_.tariff, {sectors, countries, countries});
  shape("value_added_share", world_.value_added_share, {sectors, countries});
  shape("input_share", world_.input_share, {countries, sectors, sectors});
  shape("final_share", world_.final_share, {sectors, countries});
  shape("value_added", world_.value_added, {countries});
  shape("deficit", world_.deficit, {countries});
  for (const ElasticitySet& set : world_.elasticity_sets) shape(fmt::format("elasticity set {}", set.name), set.sigma, {sectors});
}

void WorldCheck::flows(Sector j, Country n) {
  for (Country i : all<Country>(world_.country_count())) {
    const auto cell = [&] { return fmt::format("[{}, {} from {}]", sector_code(j), country_code(n), country_code(i)); };
    const double value = world_.flow(j, n, i), rate = world_.tariff(j, n, i);
    number(value, value >= 0 && value <= largest_value, "a flow must be between 0 and 1e15 million USD",
           [&] { return "flow" + cell(); });
    number(rate, rate > -1 && rate <= largest_rate, "a tariff must be a rate above -1 (-100 %) and at most 1e4",
           [&] { return "tariff" + cell(); });
  }
}

bool WorldCheck::keeps_negative_inputs(Country n) const {
  return std::ranges::any_of(world_.repairs, [&](const Repair& repair) {
    return repair.rule == "negative-intermediate-kept" && repair.importer == country_code(n);
  });
}

void WorldCheck::inputs(Country n, Sector user) {
  double sum = 0;
  for (Sector input : all<Sector>(world_.sector_count())) {
    const double share = world_.input_share(n, input, user);
    number(share, std::isfinite(share) && (share >= 0 || keeps_negative_inputs(n)), "an input share must not be negative",
           [&] { return fmt::format("input_share[{}, {} into {}]", country_code(n), sector_code(input), sector_code(user)); });
    sum += share;
  }
  const double value_added_share = world_.value_added_share(user, n);
  const auto place = [&](const char* name) { return fmt::format("{}[{}, {}]", name, country_code(n), sector_code(user)); };
  number(value_added_share, value_added_share > 0 && value_added_share <= 1, "a value-added share must be above 0 and at most 1",
         [&] { return place("value_added_share"); });
  const bool uses_nothing = sum == 0 && value_added_share == 1;
  number(sum, uses_nothing || std::abs(sum - 1) <= share_tolerance,
         "input shares must add to 1, or be all 0 where value added is the whole of output",
         [&] { return place("input_share"); });
}

void WorldCheck::country(Country n) {
  double sum = 0;
  for (Sector j : all<Sector>(world_.sector_count())) {
    const double share = world_.final_share(j, n);
    number(share, share >= 0 && std::isfinite(share), "a final share must not be negative",
           [&] { return fmt::format("final_share[{}, {}]", sector_code(j), country_code(n)); });
    sum += share;
  }
  const auto place = [&](const char* name) { return fmt::format("{}[{}]", name, country_code(n)); };
  number(sum, std::abs(sum - 1) <= share_tolerance, "final shares must add to 1", [&] { return place("final_share"); });
  const double value_added = world_.value_added(n), deficit = world_.deficit(n);
  number(value_added, value_added > 0 && value_added <= largest_value, "value added must be above 0 and at most 1e15 million USD",
         [&] { return place("value_added"); });
  number(deficit, std::abs(deficit) <= largest_value, "a deficit must be a finite amount", [&] { return place("deficit"); });
}

/// What a country spends on final goods: exports far above its value added would leave it less than nothing.
void WorldCheck::incomes() {
  const ByCountry revenue = tariff_revenue(world_.flow, world_.tariff);
  for (Country n : all<Country>(world_.country_count())) {
    const double income = world_.value_added(n) + revenue(n) + world_.deficit(n);
    number(income, income > 0, "value added, tariff revenue and deficit must add to more than 0 million USD",
           [&] { return fmt::format("income[{}]", country_code(n)); });
  }
}

void WorldCheck::values() {
  for (Sector j : all<Sector>(world_.sector_count()))
    for (Country n : all<Country>(world_.country_count())) flows(j, n);
  for (Country n : all<Country>(world_.country_count())) {
    for (Sector user : all<Sector>(world_.sector_count())) inputs(n, user);
    country(n);
  }
  double deficits = 0, value_added = 0;
  for (double deficit : world_.deficit.values()) deficits += deficit;
  for (double value : world_.value_added.values()) value_added += value;
  number(deficits, std::abs(deficits) <= share_tolerance * value_added, "the deficits of all countries must add to 0",
         [] { return std::string("deficit"); });
  if (found_ == 0) incomes();
}

void WorldCheck::elasticity_sets() {
  std::set<std::pair<std::string, std::string>> seen;
  for (const ElasticitySet& set : world_.elasticity_sets) {
    if (set.horizon != "short" && set.horizon != "medium" && set.horizon != "long")
      add(fmt::format("elasticity set {}", set.name), set.horizon, "the horizon must be short, medium or long");
    if (!seen.insert({set.name, set.horizon}).second) add("elasticity set", set.name, "stands twice for one horizon");
    for (Sector j : all<Sector>(world_.sector_count())) {
      const double sigma = set.sigma(j);
      number(sigma, sigma > 0 && std::isfinite(sigma), "an Armington elasticity must be above 0",
             [&] { return fmt::format("elasticity[{}, {}]", set.name, sector_code(j)); });
    }
  }
}

void WorldCheck::layers() {
  const auto inside = [](auto index, std::size_t count) {
    return index.value >= 0 && static_cast<std::size_t>(index.value) < count;
  };
  for (const TariffLayer& layer : world_.layers)
    for (const TariffCell& cell : layer.cells) {
      const std::string field = fmt::format("layer {}", layer.name);
      if (!inside(cell.sector, world_.sector_count()) || !inside(cell.importer, world_.country_count()) ||
          !inside(cell.exporter, world_.country_count()))
        add(field, "", "a cell lies outside the World");
      number(cell.rate, cell.rate > -1 && cell.rate <= largest_rate, "a tariff must be a rate above -1 (-100 %) and at most 1e4",
             [&] { return field; });
    }
}

/// What a program of ours cannot print or keep: bytes that are no UTF-8, and zero bytes, at which a text in a file ends.
void WorldCheck::prose() {
  const auto text = [&](const std::string& field, const std::string& value) {
    if (tables::first_not_utf8(value) != std::string::npos || value.find('\0') != std::string::npos)
      add(field, "", "must be UTF-8 text without zero bytes");
  };
  for (const std::string* value : {&world_.name, &world_.unit, &world_.kind, &world_.active_layer, &world_.command})
    text("description", *value);
  for (const auto* list : {&world_.countries, &world_.country_names, &world_.sectors, &world_.sector_names})
    for (const std::string& value : *list) text("label", value);
  for (const ElasticitySet& set : world_.elasticity_sets)
    for (const std::string* value : {&set.name, &set.horizon, &set.source}) text("elasticity set", *value);
  for (const TariffLayer& layer : world_.layers)
    for (const std::string* value : {&layer.name, &layer.text, &layer.source}) text("layer", *value);
  for (const Repair& r : world_.repairs)
    for (const std::string* value : {&r.rule, &r.text, &r.sector, &r.importer, &r.exporter, &r.unit}) text("repair", *value);
  for (const Source& s : world_.sources)
    for (const std::string* value : {&s.title, &s.publisher, &s.licence, &s.citation, &s.kind, &s.sha256}) text("source", *value);
}

}  // namespace

void check_world(const World& world, const std::string& file, Problems& problems) {
  WorldCheck check(world, file);
  check.prose();
  check.labels();
  check.shapes();
  if (check.found() == 0) {
    check.values();
    check.elasticity_sets();
    check.layers();
  }
  check.report(problems);
}

}  // namespace entrepot
