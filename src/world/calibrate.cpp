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
#include "world/input_rows.hpp"
#include "world/totals.hpp"

namespace entrepot {
namespace {

void check_shapes([[maybe_unused]] const World& world) {
  [[maybe_unused]] const std::size_t sectors = world.sector_count(), countries = world.country_count();
  assert((world.flow.extents() == Flows::Extents{sectors, countries, countries}));
  assert((world.tariff.extents() == Flows::Extents{sectors, countries, countries}));
  assert((world.value_added_share.extents() == SectorByCountry::Extents{sectors, countries}));
  assert((world.input_share.extents() == InputShares::Extents{countries, sectors, sectors}));
}

void set_final_shares(World& world, const SectorByCountry& bought, Country n, const Uses& uses, Problems& problems) {
  double whole = 0;
  for (Sector j : all<Sector>(world.sector_count())) {
    const double left = bought(j, n) - row_sum(uses, j);
    world.final_share(j, n) = left > row_rounding * bought(j, n) ? left : 0;
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
  bound_input_rows(world, output, bought, SectorByCountry({world.sector_count(), world.country_count()}));
  for (Country n : all<Country>(world.country_count())) {
    const Uses uses = intermediate_uses(world, output, n);
    set_final_shares(world, bought, n, uses, problems);
    for (Sector j : all<Sector>(world.sector_count())) world.value_added(n) += world.value_added_share(j, n) * output(j, n);
  }
  problems.throw_if_any();
  return world;
}

}  // namespace entrepot
