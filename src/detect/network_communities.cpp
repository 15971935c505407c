#include "detect/network_communities.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace entrepot::detect {
namespace {

void add_once(std::vector<std::string>& list, const std::string& word) {
  if (!word.empty() && std::ranges::find(list, word) == list.end()) list.push_back(word);
}

}  // namespace

void add_communities(NetworkStudy& study) {
  std::vector<std::size_t> parent(study.consignees.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&](std::size_t c) {
    while (parent[c] != c) c = parent[c] = parent[parent[c]];
    return c;
  };
  for (const NetworkLink& link : study.links)
    if (link.passes) parent[root(link.newcomer)] = root(link.stopped);
  std::map<std::size_t, NetworkCommunity> by_root;
  for (std::size_t l = 0; l < study.links.size(); ++l) {
    const NetworkLink& link = study.links[l];
    if (!link.passes) continue;
    NetworkCommunity& community = by_root[root(link.stopped)];
    community.links.push_back(l);
    for (const std::size_t member : {link.stopped, link.newcomer})
      if (std::ranges::find(community.members, member) == community.members.end()) community.members.push_back(member);
    for (const std::string& shipper : link.shared_shippers) add_once(community.shippers, shipper);
    add_once(community.addresses, link.shared_address);
  }
  for (auto& [top, community] : by_root) {
    std::ranges::stable_sort(community.members, {}, [&](std::size_t m) {
      const NetworkConsignee& c = study.consignees[m];
      return std::tuple(c.stopped.empty(), c.first, c.name);
    });
    study.communities.push_back(std::move(community));
  }
  std::ranges::stable_sort(study.communities, [](const NetworkCommunity& a, const NetworkCommunity& b) {
    if (a.members.size() != b.members.size()) return a.members.size() > b.members.size();
    return a.links.front() < b.links.front();
  });
}

}  // namespace entrepot::detect
