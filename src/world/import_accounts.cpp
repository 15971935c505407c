#include "world/import_accounts.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "world/totals.hpp"

namespace entrepot {
namespace {

constexpr double share_agreement = 1e-9;       // far above the rounding of a sum, far below what a result would show
constexpr double smallest_value_added = 0.01;  // of output, where a sector is published without any

class Accounts {
 public:
  Accounts(const ImportedAccounts& given, bool keep_negative, World& world, Problems& problems)
      : given_(given),
        keep_negative_(keep_negative),
        world_(world),
        problems_(problems),
        output_(gross_output(world.flow)),
        purchases_(purchases(world.flow, world.tariff)) {}

  void set() {
    const std::size_t sectors = world_.sector_count(), countries = world_.country_count();
    world_.value_added_share = SectorByCountry({sectors, countries});
    world_.input_share = InputShares({countries, sectors, sectors});
    world_.final_share = SectorByCountry({sectors, countries});
    world_.value_added = ByCountry({countries});
    for (Country n : all<Country>(countries)) {
      for (Sector k : all<Sector>(sectors)) set_technology(n, k);
      if (world_.value_added(n) <= 0) refuse("value_added.csv", country(n), world_.value_added(n), "value added must be above 0");
      set_final(n);
    }
  }

 private:
  const std::string& country(Country n) const { return world_.countries[static_cast<std::size_t>(n.value)]; }
  const std::string& sector(Sector j) const { return world_.sectors[static_cast<std::size_t>(j.value)]; }

  void refuse(const std::string& file, const std::string& place, double value, const std::string& rule,
              const std::string& hint = "") {
    problems_.add({.file = file, .field = place, .value = fmt::format("{} million USD", value), .rule = rule, .hint = hint});
  }
  void record(const std::string& rule, const std::string& text, Country n, const std::string& at, double before, double after,
              const std::string& unit = "million USD", std::optional<double> moved = std::nullopt) {
    const auto same = [&](const Repair& one) { return one.rule == rule && one.sector == at && one.importer == country(n); };
    if (std::ranges::any_of(world_.repairs, same)) return;  // a World that was written out brings its repairs with it
    world_.repairs.push_back({.rule = rule,
                              .text = text,
                              .sector = at,
                              .importer = country(n),
                              .before = before,
                              .after = after,
                              .moved = moved.value_or(std::abs(after - before)),
                              .unit = unit});
  }

  /// Z_jk as used: negative entries kept or clipped, either way recorded.
  double intermediate(Country n, Sector input, Sector user) {
    if (!given_.intermediate) return 0;
    const double value = given_.intermediate->value(n, input, user);
    if (value >= 0) return value;
    const std::string place = fmt::format("{} into {}", sector(input), sector(user));
    if (keep_negative_) {
      record("negative-intermediate-kept", "A negative purchase of an input was kept as published", n, place, value, value);
      return value;
    }
    record("negative-intermediate", "A negative purchase of an input was set to 0", n, place, value, 0);
    return 0;
  }

  double published_value_added(Country n, Sector k, double inputs) {
    if (given_.value_added) return given_.value_added->value(k, n);
    const double rest = output_(k, n) - inputs;  // whole of output where there are no intermediates
    if (rest < 0)
      refuse("intermediate.csv", country(n) + ", " + sector(k), inputs,
             fmt::format("intermediates must not exceed the output of {} million USD that flows.csv gives", output_(k, n)),
             "give value_added.csv, or check the unit");
    return rest;
  }

  void set_technology(Country n, Sector k) {
    std::vector<double> input(world_.sector_count());
    double inputs = 0;
    for (Sector j : all<Sector>(world_.sector_count()))
      inputs += input[static_cast<std::size_t>(j.value)] = intermediate(n, j, k);
    const double value_added = published_value_added(n, k, inputs);
    world_.value_added(n) += value_added;
    double& share = world_.value_added_share(k, n);
    share = inputs + value_added > 0 ? value_added / (inputs + value_added) : 1;
    const bool share_given = given_.value_added && !given_.value_added->share.empty();
    if (share_given)
      share = agreed("value_added.csv", n, sector(k), given_.value_added->share(k, n), share, inputs + value_added > 0);
    if (inputs + value_added <= 0 && !share_given && given_.value_added)
      record("zero-output", "A sector published without output: value added counts as the whole of what it would make", n,
             sector(k), 0, 1, "share", 0.0);
    if (share <= 0) {
      record("no-value-added", "A sector published without value added was given the smallest share", n, sector(k), share,
             smallest_value_added, "share", smallest_value_added * inputs);
      share = smallest_value_added;
    }
    if (output_(k, n) == given_.placeholder)
      record("placeholder-row", "An output of exactly 1 in the unit of the source stands for an unknown one; kept as published",
             n, sector(k), output_(k, n), output_(k, n));
    for (Sector j : all<Sector>(world_.sector_count())) {
      const double value = input[static_cast<std::size_t>(j.value)];
      double& input_share = world_.input_share(n, j, k);
      input_share = inputs > 0 ? value / inputs : 0;
      if (given_.intermediate && !given_.intermediate->share.empty())
        input_share = agreed("intermediate.csv", n, sector(j) + " into " + sector(k), given_.intermediate->share(n, j, k),
                             input_share, inputs > 0);
    }
  }

  /// A share that stands beside its value wins, so that a World written out reads back bit for bit; it must fit the values.
  double agreed(const std::string& file, Country n, const std::string& place, double given, double computed, bool comparable) {
    if (comparable && std::abs(given - computed) > share_agreement)
      problems_.add({.file = file,
                     .field = fmt::format("share of {}, {}", country(n), place),
                     .value = fmt::format("{}", given),
                     .rule = fmt::format("does not fit the values of the table, which give {}", computed),
                     .hint = "change both, or leave the column share out"});
    return given;
  }

  /// Final demand of one sector: as published, or what the flows leave after the uses of producers.
  double final_demand(Country n, Sector j) {
    if (given_.final) return given_.final->value(j, n);
    double left = purchases_(j, n);
    for (Sector k : all<Sector>(world_.sector_count()))
      left -= world_.input_share(n, j, k) * (1 - world_.value_added_share(k, n)) * output_(k, n);
    return std::abs(left) <= share_agreement * purchases_(j, n) ? 0 : left;
  }

  void set_final(Country n) {
    double sum = 0;
    for (Sector j : all<Sector>(world_.sector_count())) {
      double value = final_demand(n, j);
      if (value < 0) {
        record("negative-final-demand", "Negative final demand was set to 0", n, sector(j), value, 0);
        value = 0;
      }
      sum += world_.final_share(j, n) = value;
    }
    if (sum <= 0) {
      refuse(given_.final ? "final.csv" : "flows.csv", country(n), sum, "final expenditure must be above 0");
      return;
    }
    for (Sector j : all<Sector>(world_.sector_count())) {
      double& share = world_.final_share(j, n);
      share /= sum;
      if (given_.final && !given_.final->share.empty())
        share = agreed("final.csv", n, sector(j), given_.final->share(j, n), share, true);
    }
  }

  const ImportedAccounts& given_;
  bool keep_negative_;
  World& world_;
  Problems& problems_;
  SectorByCountry output_, purchases_;
};

}  // namespace

void add_tariffs_to_uses(const ImportedFlows& flows, ImportedAccounts& accounts) {
  const SectorByCountry with = purchases(flows.flow.value, flows.tariff);
  const SectorByCountry without = purchases(flows.flow.value, Flows(flows.tariff.extents()));
  for (Sector j : all<Sector>(with.extent(0)))
    for (Country n : all<Country>(with.extent(1))) {
      if (without(j, n) <= 0) continue;
      const double factor = with(j, n) / without(j, n);
      if (accounts.final) accounts.final->value(j, n) *= factor;
      if (accounts.intermediate)
        for (double& value : accounts.intermediate->value.row(n, j)) value *= factor;
    }
}

void set_accounts(const ImportedAccounts& accounts, bool keep_negative, World& world, Problems& problems) {
  Accounts(accounts, keep_negative, world, problems).set();
}

}  // namespace entrepot
