// On what each cell of a World stands, read from the repairs that an update and a split leave: they travel with the World
// wherever it is saved, exported or read again, which a file beside it would not.

#include <algorithm>
#include <map>
#include <set>

#include "entrepot/world_update.hpp"
#include "world/totals.hpp"

namespace entrepot {
namespace {

struct ClassText {
  const char *name, *what;
};
constexpr ClassText class_texts[] = {
    {"base", "as in the World it was made from, or as published where it was made from no other"},
    {"published", "trade in goods whose pair total is a published figure between margins"},
    {"grown", "moved by the growth of a published figure: pair totals with both years, services, domestic sales"},
    {"carried", "trade in goods without a published pair total: moved with its economies"},
    {"split", "of an economy split out of a group, or what is left of the group"},
    {"balanced", "uses of inputs, fitted to purchases and outputs"},
};

class Classifier {
 public:
  explicit Classifier(const World& world) : world_(world) {
    for (const Repair& repair : world.repairs) read(repair);
  }

  std::vector<ClassTotal> run() {
    for (Sector j : all<Sector>(world_.sector_count()))
      for (Country n : all<Country>(world_.country_count()))
        for (Country i : all<Country>(world_.country_count())) add(class_of(j, n, i), world_.flow(j, n, i));
    const SectorByCountry output = gross_output(world_.flow);
    for (Country n : all<Country>(world_.country_count())) {
      const bool balanced = balanced_.contains(code(n)) || split_.contains(code(n));
      for (Sector j : all<Sector>(world_.sector_count()))
        for (Sector k : all<Sector>(world_.sector_count()))
          if (balanced) add("balanced", world_.input_share(n, j, k) * (1 - world_.value_added_share(k, n)) * output(k, n));
    }
    std::vector<ClassTotal> classes;
    for (const ClassText& text : class_texts)
      if (const auto found = totals_.find(text.name); found != totals_.end())
        classes.push_back({.name = text.name, .what = text.what, .cells = found->second.cells, .value = found->second.value});
    return classes;
  }

 private:
  const std::string& code(Country n) const { return world_.countries[static_cast<std::size_t>(n.value)]; }

  void read(const Repair& repair) {
    static const std::map<std::string, const char*> pair_rules{{"update-total-first", "published"},
                                                               {"update-total-second", "published"},
                                                               {"update-total-grown", "grown"},
                                                               {"update-total-carried", "carried"}};
    if (const auto rule = pair_rules.find(repair.rule); rule != pair_rules.end())
      pairs_[{repair.exporter, repair.importer}] = rule->second;
    if (repair.rule == "update-domestic-sales") updated_.insert(repair.importer);
    if (repair.rule == "update-uses-balanced") balanced_.insert(repair.importer);
    if (repair.rule != "split-economy") return;
    split_.insert(repair.importer);
    split_.insert(repair.exporter);
  }

  const char* class_of(Sector j, Country n, Country i) const {
    if (split_.contains(code(n)) || split_.contains(code(i))) return "split";
    if (!updated_.contains(code(n))) return "base";
    if (n == i || !world_.goods[static_cast<std::size_t>(j.value)]) return "grown";
    const auto found = pairs_.find({code(i), code(n)});
    return found == pairs_.end() ? "base" : found->second;
  }

  void add(const char* name, double value) {
    if (value == 0) return;
    ++totals_[name].cells;
    totals_[name].value += value;
  }

  struct Sum {
    std::size_t cells = 0;
    double value = 0;
  };
  const World& world_;
  std::map<PairOfCodes, const char*> pairs_;
  std::set<std::string> updated_, balanced_, split_;
  std::map<std::string, Sum> totals_;
};

}  // namespace

std::vector<ClassTotal> cell_classes(const World& world) { return Classifier(world).run(); }

}  // namespace entrepot
