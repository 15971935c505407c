#include "world/technology.hpp"

#include <algorithm>
#include <cassert>

#include <fmt/core.h>

#include "sources/country_names.hpp"
#include "sources/icio_sectors.hpp"

namespace entrepot {
namespace {

using sources::icio_economies;
using sources::icio_sectors;
using sources::WiodTable;

/// The groups in the order of the ICIO sectors, and the group of each sector.
void name_groups(Technology& technology) {
  for (const sources::IcioSector& sector : icio_sectors) {
    const auto at = std::ranges::find(technology.groups, sector.technology);
    technology.group_of.push_back(static_cast<std::size_t>(at - technology.groups.begin()));
    if (at == technology.groups.end()) technology.groups.emplace_back(sector.technology);
  }
}

/// WIOD industry -> input group; an industry that no goods sector names is part of services.
std::vector<std::size_t> group_of_industry(const WiodTable& wiod, const Technology& technology) {
  std::vector<std::size_t> group;
  for (const std::string& industry : wiod.industries) {
    auto at = std::ranges::find(technology.groups, industry);
    if (at == technology.groups.end()) at = std::ranges::find(technology.groups, "SERV");
    group.push_back(static_cast<std::size_t>(at - technology.groups.begin()));
  }
  return group;
}

/// WIOD summed to groups: use[economy][input group][user group] and output[group][economy].
struct GroupedTable {
  InputShares use;
  SectorByCountry output;
  SectorByCountry household_share;  ///< [group][economy]: households' part of all intermediate and final purchases
};
GroupedTable sum_to_groups(const WiodTable& wiod, const std::vector<std::size_t>& group, std::size_t groups) {
  const std::size_t economies = wiod.economies.size();
  GroupedTable grouped{InputShares({economies, groups, groups}), SectorByCountry({groups, economies}),
                       SectorByCountry({groups, economies})};
  SectorByCountry households({groups, economies}), purchases({groups, economies});
  for (Country m : all<Country>(economies)) {
    for (Sector user : all<Sector>(wiod.industries.size())) {
      const Sector to(group[static_cast<std::size_t>(user.value)]);
      grouped.output(to, m) += wiod.output(user, m);
      households(to, m) += wiod.household_use(user, m);
      purchases(to, m) += wiod.final_use(user, m);
      for (Sector input : all<Sector>(wiod.industries.size())) {
        const Sector from(group[static_cast<std::size_t>(input.value)]);
        grouped.use(m, from, to) += wiod.input_use(m, input, user);
        purchases(from, m) += wiod.input_use(m, input, user);
      }
    }
    for (Sector g : all<Sector>(groups))
      grouped.household_share(g, m) = purchases(g, m) > 0 ? households(g, m) / purchases(g, m) : 0;
  }
  return grouped;
}

/// An assumption about technology touches no published value: nothing is moved, the text says how much output it concerns.
Repair technology_repair(std::string rule, std::string text, std::string sector, std::string_view country, double moved) {
  return {.rule = std::move(rule),
          .text = std::move(text),
          .sector = std::move(sector),
          .importer = std::string(country),
          .exporter = "",
          .before = 0,
          .after = 0,
          .moved = moved,
          .unit = "share"};
}

/// A share below 0.01 is lifted and the inputs scaled down in proportion.
void lift_value_added_share(Technology& technology, Country n, Sector j, double output, std::vector<Repair>& repairs) {
  double& share = technology.value_added_share(j, n);
  if (share >= smallest_value_added_share) return;
  const auto& sector = icio_sectors[static_cast<std::size_t>(j.value)];
  const std::string_view iso3 = icio_economies[static_cast<std::size_t>(n.value)].iso3;
  Repair repair = technology_repair(
      "value-added-share-lifted",
      fmt::format("the value-added share of {} in {} was lifted to {}", sector.code, iso3, smallest_value_added_share),
      std::string(sector.code), iso3, (smallest_value_added_share - share) * output);
  repair.before = share;
  repair.after = smallest_value_added_share;
  repairs.push_back(std::move(repair));
  const double factor = (1 - smallest_value_added_share) / (1 - share);
  for (Sector g : all<Sector>(technology.groups.size())) technology.coefficient(n, g, j) *= factor;
  share = smallest_value_added_share;
}

std::array<double, 3> mining_buyers_in_services(const WiodTable& wiod, Country m, const std::vector<std::size_t>& group,
                                                std::size_t services) {
  std::array<double, 3> bought{};
  const Sector mining(*wiod.industry("B"));
  for (std::size_t user = 0; user < wiod.industries.size(); ++user) {
    if (group[user] != services) continue;
    const std::size_t buyer = wiod.industries[user] == "D35" ? 0 : wiod.industries[user] == "F" ? 1 : 2;
    bought[buyer] += wiod.input_use(m, mining, Sector(user));
  }
  const double sum = bought[0] + bought[1] + bought[2];
  if (sum <= 0) return {0, 0, 1};
  for (double& share : bought) share /= sum;
  return bought;
}

}  // namespace

Technology derive_technology(const WiodTable& wiod, const SectorByCountry& output, std::vector<Repair>& repairs) {
  Technology technology;
  name_groups(technology);
  const std::size_t groups = technology.groups.size(), sectors = icio_sectors.size(), countries = icio_economies.size();
  const std::vector<std::size_t> group = group_of_industry(wiod, technology);
  const GroupedTable grouped = sum_to_groups(wiod, group, groups);
  const Country rest(*wiod.economy("ROW"));
  technology.coefficient = InputShares({countries, groups, sectors});
  technology.value_added_share = SectorByCountry({sectors, countries});
  technology.household_share = SectorByCountry({sectors, countries});

  for (Country n : all<Country>(countries)) {
    const auto& economy = icio_economies[static_cast<std::size_t>(n.value)];
    const auto found = wiod.economy(economy.iso3);
    const Country own = found ? Country(*found) : rest;
    double whole_output = 0;
    for (Sector j : all<Sector>(sectors)) whole_output += output(j, n);
    if (!found) {
      repairs.push_back(technology_repair(
          "technology-of-rest-of-world",
          fmt::format("WIOD has no {}: all its sectors ({:.1f} bn USD of output) take the technology of WIOD's rest of the world",
                      economy.name, whole_output / 1e3),
          "", economy.iso3, 0));
    }
    for (Sector j : all<Sector>(sectors)) {
      const Sector user(technology.group_of[static_cast<std::size_t>(j.value)]);
      const bool has_sector = grouped.output(user, own) > 0;
      const Country from = has_sector ? own : rest;
      if (!has_sector) {
        const std::string code(icio_sectors[static_cast<std::size_t>(j.value)].code);
        repairs.push_back(technology_repair(
            "technology-sector-absent",
            fmt::format("WIOD has no output of {} in {} ({:.1f} bn USD here): technology of its rest of the world", code,
                        economy.iso3, output(j, n) / 1e3),
            code, economy.iso3, 0));
      }
      technology.household_share(j, n) = grouped.household_share(user, own);
      double intermediate = 0;
      for (Sector g : all<Sector>(groups)) {
        technology.coefficient(n, g, j) = grouped.use(from, g, user) / grouped.output(user, from);
        intermediate += technology.coefficient(n, g, j);
      }
      technology.value_added_share(j, n) = 1 - intermediate;
      lift_value_added_share(technology, n, j, output(j, n), repairs);
    }
    const std::size_t services = technology.group_of[sectors - 1];
    technology.services_mining_buyers.push_back(mining_buyers_in_services(wiod, own, group, services));
  }
  return technology;
}

}  // namespace entrepot
