#include "solve/input_check.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/core.h>

#include "entrepot/errors.hpp"

namespace entrepot {
namespace {

/// Below this Armington elasticity a ban has no finite cost in the Armington form (MODEL.md M5, rule).
constexpr double smallest_sigma_for_bans = 1.05;

void check_elasticities(const World& world, const Economy& economy, Problems& problems) {
  for (Sector j : all<Sector>(world.sector_count())) {
    const double theta = economy.trade_elasticity(j);
    if (!std::isfinite(theta) || theta <= -1 || theta > 1000) {
      problems.add({.field = "trade_elasticity of " + world.sectors[static_cast<std::size_t>(j.value)],
                    .value = fmt::format("{}", theta),
                    .rule = "must be a number above -1 (sigma above 0) and at most 1000"});
    }
  }
}

void check_cell(const World& world, const Economy& economy, const CellShock& cell, Problems& problems) {
  const auto named = [&](const char* field) {
    return fmt::format("{} {}<-{} {}", world.sectors[static_cast<std::size_t>(cell.sector.value)],
                       world.countries[static_cast<std::size_t>(cell.importer.value)],
                       world.countries[static_cast<std::size_t>(cell.exporter.value)], field);
  };
  const auto refuse = [&](const char* field, double value, const char* rule) {
    problems.add({.field = named(field), .value = fmt::format("{}", value), .rule = rule});
  };
  if (!(cell.trade_cost_factor > 0) || !(cell.trade_cost_factor < 1e12))
    refuse("trade_cost_factor", cell.trade_cost_factor, "must be above 0 and below 1e12; a cut is a ban");
  if (!(cell.tariff_rate > -1) || !(cell.tariff_rate < 1e12)) refuse("tariff_rate", cell.tariff_rate, "must be above -100 %");
  if (!(cell.export_tax_rate > -1) || !(cell.export_tax_rate < 1e12))
    refuse("export_tax_rate", cell.export_tax_rate, "must be above -100 %");
  if (cell.importer == cell.exporter) refuse("flow", 0, "domestic flows carry no trade policy");
  const double sigma = economy.trade_elasticity(cell.sector) + 1;
  if (cell.banned && sigma <= smallest_sigma_for_bans) {
    problems.add({.field = named("ban"),
                  .value = fmt::format("sigma = {:.3g}", sigma),
                  .rule = "a ban needs an Armington elasticity above 1.05: below it goods cannot replace each other and the cost "
                          "of a ban has no bound",
                  .hint = "limit the quantity instead (bans_as_limits), or take a longer horizon"});
  }
}

void check_transfers(const World& world, const ByCountry& transfers, Problems& problems) {
  if (transfers.empty()) return;
  if (transfers.size() != world.country_count()) {
    problems.add({.field = "transfers", .rule = "must have one amount for each country"});
    return;
  }
  double sum = 0, size = 0;
  for (double amount : transfers.values()) sum += amount, size += std::abs(amount);
  constexpr double rounding = 1e-12;
  if (!std::isfinite(size) || std::abs(sum) > rounding * size) {
    problems.add({.field = "transfers", .value = fmt::format("{}", sum), .rule = "must be finite and add to zero"});
  }
}

void check_burden_sharing(const World& world, const BurdenSharing& rule, Problems& problems) {
  const auto refuse = [&](const char* text) { problems.add({.field = "burden_sharing", .rule = text}); };
  const auto in_world = [&](Country n) { return n.value >= 0 && static_cast<std::size_t>(n.value) < world.country_count(); };
  if (!std::ranges::all_of(rule.members, in_world) ||
      std::ranges::adjacent_find(rule.members, std::greater_equal{}) != rule.members.end())
    refuse("members must be countries of the World, ascending and each once");
  const auto positive = [](double x) { return x > 0 && std::isfinite(x); };
  if (rule.income.size() != rule.members.size() || rule.consumer_price.size() != rule.members.size() ||
      !std::ranges::all_of(rule.income, positive) || !std::ranges::all_of(rule.consumer_price, positive))
    refuse("must have one income and one consumer price above 0 for each member");
}

void check_limit(const World& world, const Limit& limit, Problems& problems) {
  const auto refuse = [&](const char* field, std::string value, const char* rule) {
    problems.add({.field = "limit " + limit.name + " " + field, .value = std::move(value), .rule = rule});
  };
  if (!(limit.bound > 0) || !std::isfinite(limit.bound))
    refuse("bound", fmt::format("{}", limit.bound), "must be a finite number above 0; nothing at all is a ban");
  const auto in = [](auto index, std::size_t count) { return index.value >= 0 && static_cast<std::size_t>(index.value) < count; };
  const auto known = [&](const TradeFlow& flow) {
    return in(flow.sector, world.sector_count()) && in(flow.importer, world.country_count()) &&
           in(flow.exporter, world.country_count()) && flow.importer != flow.exporter;
  };
  const auto place = [](const TradeFlow& flow) { return std::tuple(flow.sector, flow.importer, flow.exporter); };
  if (limit.flows.empty() || !std::ranges::all_of(limit.flows, known) ||
      std::ranges::adjacent_find(limit.flows, std::greater_equal{}, place) != limit.flows.end())
    refuse("flows", "", "must be foreign flows of the World, sorted by sector, importer, exporter and each once");
  const auto same_producer = [&](const TradeFlow& flow) {
    return flow.sector == limit.flows.front().sector && flow.exporter == limit.flows.front().exporter;
  };
  if (limit.kind == LimitKind::price && !std::ranges::all_of(limit.flows, same_producer))
    refuse("flows", "", "of a limit on prices must have one exporter and one sector");
  if (limit.rent == RentRecipient::middleman && !in(limit.middleman, world.country_count()))
    refuse("middleman", "", "must be a country of the World");
}

}  // namespace

void check_solve_input(const World& world, const Economy& economy, std::span<const Shock> shocks, const SolverParams& params) {
  Problems problems;
  const std::size_t J = world.sector_count(), N = world.country_count();
  if (economy.trade_elasticity.size() != J) {
    throw InputError({.field = "trade_elasticity",
                      .value = fmt::format("{} values", economy.trade_elasticity.size()),
                      .rule = fmt::format("must have one value for each of the {} sectors", J)});
  }
  check_elasticities(world, economy, problems);
  if (!(params.tolerance > 0) || !(params.time_limit >= 0) || params.max_sweeps < 1 || params.anderson_depth < 1 ||
      !(params.wage_step > 0 && params.wage_step <= 1)) {
    problems.add({.field = "solver parameters",
                  .rule = "tolerance > 0, max_sweeps >= 1, time_limit >= 0, anderson_depth >= 1, 0 < wage_step <= 1"});
  }
  constexpr std::size_t enough = 20;
  for (const Shock& shock : shocks) {
    for (std::size_t c = 0; c < shock.cells.size() && problems.list().size() < enough; ++c) {
      const CellShock& cell = shock.cells[c];
      check_cell(world, economy, cell, problems);
      const auto key = [](const CellShock& x) { return std::tuple(x.sector, x.importer, x.exporter); };
      if (c > 0 && !(key(shock.cells[c - 1]) < key(cell)))
        problems.add({.field = "shock", .rule = "cells must be sorted by sector, importer, exporter and unique"});
    }
    check_transfers(world, shock.transfers, problems);
    check_burden_sharing(world, shock.burden_sharing, problems);
    for (const Limit& limit : shock.limits) check_limit(world, limit, problems);
    if (!shock.productivity.empty()) {
      if (shock.productivity.size() != J * N)
        problems.add({.field = "productivity", .rule = "must have one factor for each sector and country"});
      for (double z : shock.productivity.values()) {
        if (!(z > 0) || !std::isfinite(z)) {
          problems.add({.field = "productivity", .value = fmt::format("{}", z), .rule = "must be a finite factor above 0"});
          break;
        }
      }
    }
  }
  problems.throw_if_any();
}

}  // namespace entrepot
