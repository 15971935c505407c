#include "entrepot/demand_split.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "accounts/interval_arithmetic.hpp"
#include "entrepot/expression.hpp"

namespace entrepot {

DemandSplit demand_split(const std::vector<SectorDemand>& sectors) {
  double before = 0, now = 0;
  for (const SectorDemand& sector : sectors) {
    before += sector.expenditure_before;
    now += sector.expenditure_now;
  }
  DemandSplit split;
  for (const SectorDemand& sector : sectors) {
    const double change = sector.exports_now - sector.exports_before;
    split.change += change;
    if (sector.exports_before <= 0 || sector.exports_now <= 0) {
      const bool spent = sector.expenditure_before > 0 && sector.expenditure_now > 0;
      (spent ? split.competitiveness : split.composition) += change;
      continue;
    }
    const double weight = log_mean(sector.exports_now, sector.exports_before);
    const double expenditure = std::log(sector.expenditure_now / sector.expenditure_before), total = std::log(now / before);
    split.demand += weight * total;
    split.composition += weight * (expenditure - total);
    split.competitiveness += weight * (std::log(sector.exports_now / sector.exports_before) - expenditure);
  }
  return split;
}

DemandShares demand_shares(const Interval& expenditure_growth, const Interval& exports_growth) {
  const auto interval = [&](const char* text) {
    return evaluate(parse_expression(text),
                    [&](const std::string& name) { return name == "e" ? expenditure_growth : exports_growth; })
        .interval;
  };
  return {interval("(1 + x) / (1 + e) - 1"), interval("ln(1 + e) / ln(1 + x)"), interval("1 - ln(1 + e) / ln(1 + x)")};
}

std::vector<SectorDemand> grouped(const std::vector<SectorDemand>& products, const std::map<std::string, std::string>& group_of) {
  std::map<std::string, SectorDemand> groups;
  for (const SectorDemand& product : products) {
    const auto found = group_of.find(product.name);
    const std::string name = found == group_of.end() ? "(none)" : found->second;
    SectorDemand& group = groups[name];
    group.name = name;
    group.expenditure_before += product.expenditure_before;
    group.exports_before += product.exports_before;
    group.expenditure_now += product.expenditure_now;
    group.exports_now += product.exports_now;
  }
  std::vector<SectorDemand> list;
  for (auto& [name, group] : groups) list.push_back(std::move(group));
  return list;
}

std::optional<std::string> bec4_end_use(const std::string& code) {
  static const std::array<std::pair<const char*, const char*>, 19> uses{{{"41", "capital"},
                                                                         {"521", "capital"},
                                                                         {"111", "intermediate"},
                                                                         {"121", "intermediate"},
                                                                         {"21", "intermediate"},
                                                                         {"22", "intermediate"},
                                                                         {"31", "intermediate"},
                                                                         {"322", "intermediate"},
                                                                         {"42", "intermediate"},
                                                                         {"53", "intermediate"},
                                                                         {"112", "consumption"},
                                                                         {"122", "consumption"},
                                                                         {"522", "consumption"},
                                                                         {"61", "consumption"},
                                                                         {"62", "consumption"},
                                                                         {"63", "consumption"},
                                                                         {"51", "cars"},
                                                                         {"321", "fuels"},
                                                                         {"7", "other"}}};
  // Two-digit codes are written with a zero behind them in some files: 410 is 41.
  std::string short_code = code;
  while (short_code.size() > 1 && short_code.back() == '0') short_code.pop_back();
  const auto found = std::ranges::find_if(uses, [&](const auto& entry) { return short_code == entry.first; });
  if (found == uses.end()) return std::nullopt;
  return found->second;
}

}  // namespace entrepot
