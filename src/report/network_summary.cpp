// `entrepot detect network` on a screen of 80 columns.
#include <algorithm>

#include "entrepot/entity_network.hpp"
#include "report/detect_words.hpp"
#include "report/network_words.hpp"
#include "report/number_text.hpp"
#include "report/terminal_text.hpp"

namespace entrepot {
namespace {

constexpr std::size_t columns = 80, communities_shown = 5, links_shown = 3;

std::string lines_of(const std::string& text, bool strong = false, bool colour = false) {
  std::string lines;
  for (const std::string& line : wrapped(text, columns)) lines += (strong ? bold(line, colour) : line) + "\n";
  return lines;
}

/// "Gone Ltd. — New LLC: score 0.93 (shippers 1.00, address 1.00, products 0.80), q 0.002".
std::string link_text(const NetworkStudy& study, const NetworkLink& link) {
  return study.consignees[link.stopped].name + " – " + study.consignees[link.newcomer].name + ": score " +
         fixed_text(link.parts.score(), 2) + " (shippers " + fixed_text(link.parts.shippers, 2) + ", address " +
         fixed_text(link.parts.address, 2) + ", products " + fixed_text(link.parts.products, 2) + "), q " + chance_text(link.q);
}

std::string community_text(const NetworkStudy& study, std::size_t number) {
  const NetworkCommunity& community = study.communities[number];
  const std::size_t shown = std::min(links_shown, community.links.size());
  std::string text;
  for (std::size_t l = 0; l < shown; ++l) {
    const std::string lead = l == 0 ? count_text(number + 1) + ". " : "   ";
    bool first = true;
    for (const std::string& line : wrapped(link_text(study, study.links[community.links[l]]), columns - 3)) {
      text += (first ? lead : "   ") + line + "\n";
      first = false;
    }
  }
  if (shown < community.links.size()) text += "   and " + count_text(community.links.size() - shown) + " more links\n";
  return text;
}

}  // namespace

std::string network_summary(const NetworkStudy& study, bool colour) {
  std::string text = lines_of(network_headline(study) + ".", true, colour) + lines_of(network_scope_words(study)) + "\n" +
                     lines_of(chance_words(study)) + "\n";
  const std::size_t shown = std::min(communities_shown, study.communities.size());
  for (std::size_t c = 0; c < shown; ++c) text += community_text(study, c);
  if (shown < study.communities.size())
    text += "and " + count_text(study.communities.size() - shown) + " more communities: --out or --json has all\n";
  if (shown > 0) text += "\n";
  for (const std::string& note : study.notes) text += lines_of("Note. " + note);
  text += lines_of(std::string("Notice. ") + network_notice);
  text.pop_back();
  return text;
}

}  // namespace entrepot
