#include "report/network_figure.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/link_chart.hpp"
#include "report/network_tables.hpp"
#include "report/number_text.hpp"

namespace entrepot {
namespace {

constexpr std::size_t drawn_links = 40;

std::size_t place_of(std::vector<std::string>& names, const std::string& name) {
  const auto at = std::ranges::find(names, name);
  if (at != names.end()) return static_cast<std::size_t>(at - names.begin());
  names.push_back(name);
  return names.size() - 1;
}

/// Links of the community that are drawn: no further than the last of the highest scores of all.
LinkGroup group_of(const NetworkStudy& study, std::size_t number) {
  const NetworkCommunity& community = study.communities[number];
  LinkGroup group;
  group.name = fmt::format("Community {}", number + 1);
  for (const std::size_t l : community.links) {
    if (l >= drawn_links) continue;  // links stand from the highest score down
    const NetworkLink& link = study.links[l];
    group.links.push_back({place_of(group.left, study.consignees[link.stopped].name),
                           place_of(group.right, study.consignees[link.newcomer].name), link.parts.address == 0});
  }
  return group;
}

}  // namespace

Figure network_figure(const NetworkStudy& study) {
  LinkChart chart;
  chart.id = "network";
  chart.title = "Links by community";
  const NetworkLink& closest = study.links.front();
  chart.finding = fmt::format("The closest pair are {} and {}, with a score of {} of 1", study.consignees[closest.stopped].name,
                              study.consignees[closest.newcomer].name, fixed_text(closest.parts.score(), 2));
  chart.left_title = "Stopped";
  chart.right_title = "Came after";
  chart.solid_words = "the address is shared too";
  chart.dashed_words = "shippers or products alone";
  for (std::size_t c = 0; c < study.communities.size(); ++c) {
    LinkGroup group = group_of(study, c);
    if (!group.links.empty()) chart.groups.push_back(std::move(group));
  }
  Figure f;
  f.id = "network-figure";
  f.finding = chart.finding;
  f.subtitle = study.passing > drawn_links
                   ? fmt::format("The {} links with the highest score of {}. Similarities, not accusations", drawn_links,
                                 count_text(study.passing))
                   : "Every link that passes, community by community. Similarities, not accusations";
  f.draw = [chart](double width) { return link_chart_svg(chart, width); };
  f.numbers = network_pairs_table(study, true, drawn_links);
  return f;
}

}  // namespace entrepot
