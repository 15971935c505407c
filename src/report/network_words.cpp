#include "report/network_words.hpp"

#include <set>

#include <fmt/format.h>

#include "report/number_text.hpp"
#include "report/scenario_words.hpp"

namespace entrepot {
namespace {

std::string counted(std::size_t count, const char* one, const char* many) {
  return count_text(count) + " " + (count == 1 ? one : many);
}

}  // namespace

std::string network_headline(const NetworkStudy& study) {
  if (study.passing == 0) return "No consignee that came after a stopped one resembles it more than chance allows";
  std::set<std::size_t> newcomers;
  for (const NetworkLink& link : study.links)
    if (link.passes) newcomers.insert(link.newcomer);
  return fmt::format("{} that came after a stopped one {} it more than chance allows, in {}",
                     counted(newcomers.size(), "consignee", "consignees"), newcomers.size() == 1 ? "resembles" : "resemble",
                     counted(study.communities.size(), "community", "communities"));
}

std::string chance_words(const NetworkStudy& study) {
  const std::string rate = percent_text(100 * study.request.false_discovery_rate);
  const std::string pairs =
      counted(study.pairs, "pair", "pairs") + " of a stopped consignee and one that first appeared after it";
  if (study.passing == 0) return fmt::format("Of {}, none passes at a false-discovery rate of {}.", pairs, rate);
  return fmt::format(
      "Of {}, {} {} at a false-discovery rate of {}: at most about one link in {} should be false. With consignees that nobody "
      "stopped in the place of the stopped ones, {} as strong {} expected by chance ({} of those found); of 1000 random sets of "
      "such "
      "stand-ins, 95 % give {} at most. Under any dependence (Benjamini–Yekutieli) {} remain.",
      pairs, counted(study.passing, "link", "links"), study.passing == 1 ? "passes" : "pass", rate,
      significant_text(1 / study.request.false_discovery_rate),
      significant_text(study.expected_by_chance) + (study.expected_by_chance == 1 ? " link" : " links"),
      study.expected_by_chance == 1 ? "is" : "are",
      percent_text(100 * study.expected_by_chance / static_cast<double>(study.passing)),
      count_text(static_cast<std::size_t>(study.chance_high)), count_text(study.passing_any_dependence));
}

std::string network_scope_words(const NetworkStudy& study) {
  return fmt::format(
      "{} from {} to {}: {}, {}, {}. {} stopped, of whom {} could be examined; {} first appeared after one of those was stopped.",
      counted(study.shipments, "shipment", "shipments"), date_words(study.first), date_words(study.last),
      counted(study.shippers, "shipper", "shippers"), counted(study.consignees_in_file, "consignee", "consignees"),
      counted(study.products, "product", "products"), counted(study.listed, "consignee is", "consignees are"),
      count_text(study.examined), counted(study.newcomers, "consignee", "consignees"));
}

std::string score_words() {
  return "The score of a pair is the mean of three parts, each from 0 to 1. Shippers: the weights of those that both have over "
         "the "
         "weights of those that either has. Address: the weight of one that both have, 1 where nobody else has it. Products: the "
         "cosine of their values by product, weighted. The weight of a shipper, address or product that k of all K consignees "
         "have "
         "is ln(K/k): what everybody has says nothing. Of the stopped consignee, shipments up to its day count. p is the share "
         "of "
         "pairs that score as high where a consignee that nobody stopped, and that was there by that day, stands in for the "
         "stopped "
         "one; q is the smallest rate of false links at which the pair would pass.";
}

}  // namespace entrepot
