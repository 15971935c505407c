#include <algorithm>
#include <map>

#include "entrepot/world_build.hpp"

namespace entrepot {
namespace {

std::vector<RepairTotal> totals_by(const World& world, std::string Repair::*key) {
  std::map<std::string, RepairTotal> totals;
  for (const Repair& repair : world.repairs) {
    RepairTotal& total = totals[repair.*key];
    total.key = repair.*key;
    ++total.count;
    total.moved += repair.moved;
  }
  std::vector<RepairTotal> list;
  for (auto& [name, total] : totals) list.push_back(std::move(total));
  std::ranges::stable_sort(list, [](const RepairTotal& a, const RepairTotal& b) { return a.moved > b.moved; });
  return list;
}

}  // namespace

std::vector<RepairTotal> repairs_by_rule(const World& world) { return totals_by(world, &Repair::rule); }
std::vector<RepairTotal> repairs_by_country(const World& world) { return totals_by(world, &Repair::importer); }

}  // namespace entrepot
