// Calibration (MODEL.md M4; Caliendo and Parro 2015): what the flows, tariffs and technology imply for final demand.
//
//   Y_k = sum of sales            A_j = purchases, tariff included       Z_jk = gamma_jk (1 - beta_k) Y_k
//   F_j = A_j - sum_k Z_jk  must be >= 0; a row that uses more than A_j is scaled to it, and the users' value added takes
//   up what they no longer buy. Then alpha_j = F_j / sum F, VA = sum beta Y, D = imports - exports, and the accounts close:
//   sum_j F_j = VA + tariff revenue + D.
#include <cassert>
#include <utility>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/world.hpp"
#include "world/totals.hpp"

namespace entrepot {
namespace {

constexpr double rounding = 1e-12;  // a row above its bound by less than this is at its bound

void check_shapes([[maybe_unused]] const World& world) {
  [[maybe_unused]] const std::size_t sectors = world.sector_count(), countries = world.country_count();
  assert((world.flow.extents() == Flows::Extents{sectors, countries, countries}));
  assert((world.tariff.extents() == Flows::Extents{sectors, countries, countries}));
  assert((world.value_added_share.extents() == SectorByCountry::Extents{sectors, countries}));
  assert((world.input_share.extents() == InputShares::Extents{countries, sectors, sectors}));
}

/// Z of one country, [input][user], million USD.
using Uses = Array<double, Sector, Sector>;

Uses intermediate_uses(const World& world, const SectorByCountry& output, Country n) {
  Uses uses({world.sector_count(), world.sector_count()});
  for (Sector input : all<Sector>(world.sector_count()))
    for (Sector user : all<Sector>(world.sector_count()))
      uses(input, user) = world.input_share(n, input, user) * (1 - world.value_added_share(user, n)) * output(user, n);
  return uses;
}

double row_sum(const Uses& uses, Sector input) {
  double sum = 0;
  for (const double value : uses.row(input)) sum += value;
  return sum;
}

/// Scales the rows that use more than the country buys; true when any was.
bool bound_rows(const World& world, const SectorByCountry& bought, Country n, Uses& uses, std::vector<Repair>& repairs) {
  bool touched = false;
  for (Sector input : all<Sector>(world.sector_count())) {
    const double used = row_sum(uses, input), bound = bought(input, n);
    if (used <= bound * (1 + rounding)) continue;
    for (double& value : uses.row(input)) value *= bound / used;
    const std::string &code = world.sectors[static_cast<std::size_t>(input.value)],
                      &iso3 = world.countries[static_cast<std::size_t>(n.value)];
    repairs.push_back(
        {.rule = "input-row-above-purchases",
         .text = fmt::format("producers in {} would use more {} than the country buys: scaled to its purchases, and "
                             "the users' value added raised by what they no longer buy",
                             iso3, code),
         .sector = code,
         .importer = iso3,
         .exporter = "",
         .before = used,
         .after = bound,
         .moved = used - bound,
         .unit = "million USD"});
    touched = true;
  }
  return touched;
}

/// beta and gamma again from the bounded uses; sectors without output keep theirs.
void refit_technology(World& world, const SectorByCountry& output, Country n, const Uses& uses) {
  for (Sector user : all<Sector>(world.sector_count())) {
    if (output(user, n) <= 0) continue;
    double bought = 0;
    for (Sector input : all<Sector>(world.sector_count())) bought += uses(input, user);
    world.value_added_share(user, n) = bought > 0 ? 1 - bought / output(user, n) : 1;
    for (Sector input : all<Sector>(world.sector_count()))
      world.input_share(n, input, user) = bought > 0 ? uses(input, user) / bought : 0;
  }
}

void set_final_shares(World& world, const SectorByCountry& bought, Country n, const Uses& uses, Problems& problems) {
  double whole = 0;
  for (Sector j : all<Sector>(world.sector_count())) {
    const double left = bought(j, n) - row_sum(uses, j);
    world.final_share(j, n) = left > rounding * bought(j, n) ? left : 0;
    whole += world.final_share(j, n);
  }
  if (whole <= 0) {
    problems.add({.file = "",
                  .line = 0,
                  .field = world.countries[static_cast<std::size_t>(n.value)],
                  .value = fmt::format("{} million USD", whole),
                  .rule = "final expenditure must be positive",
                  .hint = "producers use all that the country buys: check its input-output accounts"});
    return;
  }
  for (Sector j : all<Sector>(world.sector_count())) world.final_share(j, n) /= whole;
}

/// Recorded once, also where a World is calibrated again.
void record_zero_outputs(World& world, const SectorByCountry& output) {
  std::erase_if(world.repairs, [](const Repair& repair) { return repair.rule == "zero-output"; });
  for (Sector j : all<Sector>(world.sector_count())) {
    for (Country n : all<Country>(world.country_count())) {
      if (output(j, n) > 0) continue;
      const std::string &code = world.sectors[static_cast<std::size_t>(j.value)],
                        &iso3 = world.countries[static_cast<std::size_t>(n.value)];
      world.repairs.push_back(
          {.rule = "zero-output",
           .text = fmt::format("{} sells no {}: its market lives on imports alone and it never exports any", iso3, code),
           .sector = code,
           .importer = iso3,
           .exporter = "",
           .before = 0,
           .after = 0,
           .moved = 0,
           .unit = "million USD"});
    }
  }
}

}  // namespace

World calibrate(World uncalibrated, std::string command) {
  World world = std::move(uncalibrated);
  check_shapes(world);
  world.command = std::move(command);
  const SectorByCountry output = gross_output(world.flow), bought = purchases(world.flow, world.tariff);
  world.deficit = trade_deficit(world.flow);
  world.value_added = ByCountry({world.country_count()});
  world.final_share = SectorByCountry({world.sector_count(), world.country_count()});
  record_zero_outputs(world, output);
  Problems problems;
  for (Country n : all<Country>(world.country_count())) {
    Uses uses = intermediate_uses(world, output, n);
    if (bound_rows(world, bought, n, uses, world.repairs)) refit_technology(world, output, n, uses);
    set_final_shares(world, bought, n, uses, problems);
    for (Sector j : all<Sector>(world.sector_count())) world.value_added(n) += world.value_added_share(j, n) * output(j, n);
  }
  problems.throw_if_any();
  return world;
}

}  // namespace entrepot
