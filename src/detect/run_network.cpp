// `entrepot detect network`: from shipments and stopped consignees to links with their rate of false ones, and communities.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "detect/calendar_day.hpp"
#include "detect/consignee_profiles.hpp"
#include "detect/entity_text.hpp"
#include "detect/false_discovery.hpp"
#include "detect/file_hash.hpp"
#include "detect/link_chance.hpp"
#include "detect/network_communities.hpp"
#include "detect/newcomer_index.hpp"
#include "entrepot/entity_network.hpp"
#include "entrepot/errors.hpp"

namespace entrepot {
namespace {

using detect::ConsigneeProfiles;
using detect::NewcomerIndex;
using detect::Profile;
using detect::StandIns;

constexpr std::size_t fewest_stand_ins = 20;  // with fewer, chance cannot be told from likeness
constexpr std::size_t random_sets = 1000;     // the 95 % point of a count rests on its 50 largest
constexpr double least_shown = 0.05;          // pairs with a larger p are counted, not listed
constexpr std::size_t problems_shown = 20;

std::size_t digits_of(const NetworkRequest& request, const ShipmentTable& shipments, Problems& problems) {
  const std::map<std::string, std::size_t> levels{{"", 0}, {"hs6", 6}, {"hs4", 4}, {"hs2", 2}};
  const auto level = levels.find(request.by);
  if (level == levels.end()) {
    problems.add({"", 0, "--by", request.by, "hs6, hs4 or hs2", ""});
    return 0;
  }
  std::size_t wrong = 0;
  for (const std::string& code : shipments.products) {
    const bool digits = std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
    if (level->second == 0 || (digits && code.size() >= level->second)) continue;
    if (++wrong <= problems_shown)
      problems.add({shipments.name, 0, "product", code, fmt::format("a code of {} digits or more, as --by asks", level->second)});
  }
  if (wrong > problems_shown)
    problems.add({shipments.name, 0, "product", "", fmt::format("{} more codes like these", wrong - problems_shown)});
  return level->second;
}

void check_request(const NetworkRequest& r, Problems& problems) {
  if (!(r.false_discovery_rate > 0 && r.false_discovery_rate < 1))
    problems.add({"", 0, "--fdr", fmt::format("{}", r.false_discovery_rate), "a share above 0 and below 1", "5 % is 0.05"});
  if (r.stand_ins < fewest_stand_ins)
    problems.add({"", 0, "--stand-ins", fmt::format("{}", r.stand_ins), fmt::format("{} or more", fewest_stand_ins),
                  "the default, 1000, is better"});
}

/// A stopped consignee with its place in the file.
struct Examined {
  std::size_t consignee = 0;
  StandIns chance;
};

/// Those of the list that can be examined; the others are in `study.left_out` with the reason.
std::vector<Examined> examined_of(const std::vector<StoppedConsignee>& stopped, const ShipmentTable& shipments,
                                  const ConsigneeProfiles& profiles, const NetworkRequest& request, NetworkStudy& study) {
  std::unordered_map<std::string, std::size_t> by_name;
  for (std::size_t c = 0; c < shipments.consignees.size(); ++c)
    by_name.emplace(detect::simplified_entity(shipments.consignees[c]), c);
  std::vector<bool> listed(shipments.consignees.size(), false);
  std::vector<std::size_t> place;
  for (const StoppedConsignee& s : stopped) {
    const auto at = by_name.find(detect::simplified_entity(s.name));
    place.push_back(at == by_name.end() ? shipments.consignees.size() : at->second);
    if (at != by_name.end()) listed[at->second] = true;
  }
  std::int32_t newest = std::numeric_limits<std::int32_t>::min();
  for (std::size_t c = 0; c < profiles.consignees(); ++c) newest = std::max(newest, profiles.first_day(c));

  std::vector<Examined> examined;
  for (std::size_t i = 0; i < stopped.size(); ++i) {
    const auto leave_out = [&](const std::string& reason) { study.left_out.push_back({stopped[i].name, reason}); };
    if (place[i] == shipments.consignees.size()) {
      const std::string near = study.left_out.size() < problems_shown ? did_you_mean(stopped[i].name, shipments.consignees) : "";
      leave_out("not among the consignees of the shipments" + (near.empty() ? "" : ": " + near));
    } else if (profiles.first_day(place[i]) > stopped[i].day) {
      leave_out("no shipment up to the day it was stopped");
    } else if (newest <= stopped[i].day) {
      leave_out("no consignee first appears after the day it was stopped");
    } else {
      std::vector<std::size_t> eligible;
      for (std::size_t c = 0; c < profiles.consignees(); ++c)
        if (!listed[c] && profiles.first_day(c) <= stopped[i].day) eligible.push_back(c);
      if (eligible.size() < fewest_stand_ins) {
        leave_out(fmt::format("only {} consignees that nobody stopped were there by its day; chance is told from {} or more",
                              eligible.size(), fewest_stand_ins));
      } else {
        examined.push_back(
            {place[i], {stopped[i].day, detect::drawn_stand_ins(std::move(eligible), request.stand_ins, request.seed, i), {}}});
      }
    }
  }
  return examined;
}

/// Consignees that first appear after an examined one was stopped, by day.
std::vector<std::size_t> newcomers_of(std::vector<Examined>& examined, const ConsigneeProfiles& profiles) {
  const auto earliest = std::ranges::min_element(examined, {}, [](const Examined& e) { return e.chance.day; });
  std::vector<std::size_t> newcomers;
  for (std::size_t c = 0; c < profiles.consignees(); ++c)
    if (profiles.first_day(c) > earliest->chance.day) newcomers.push_back(c);
  std::ranges::stable_sort(newcomers, {}, [&](std::size_t c) { return profiles.first_day(c); });
  for (Examined& e : examined)
    for (const std::size_t n : newcomers) e.chance.against.push_back(profiles.first_day(n) > e.chance.day);
  return newcomers;
}

struct Pair {
  std::size_t examined = 0, newcomer = 0;  ///< places in their lists
  LinkParts parts;
  double score = 0, p = 1, q = 1, q_any_dependence = 1;
};

std::vector<Pair> pairs_of(const std::vector<Examined>& examined, const ConsigneeProfiles& profiles, const NewcomerIndex& index) {
  std::vector<Pair> pairs;
  for (std::size_t e = 0; e < examined.size(); ++e) {
    const std::vector<LinkParts> parts = index.compare(profiles.until(examined[e].consignee, examined[e].chance.day));
    for (std::size_t n = 0; n < parts.size(); ++n)
      if (examined[e].chance.against[n]) pairs.push_back({e, n, parts[n], parts[n].score(), 1, 1, 1});
  }
  std::ranges::stable_sort(pairs, std::ranges::greater{}, &Pair::score);
  return pairs;
}

/// p = (1/R + expected) / (1/R + pairs), with R the fewest stand-ins of any stopped consignee: what is seen counts as one of the
/// draws, so that p is never zero (Phipson and Smyth 2010).
void judge(std::vector<Pair>& pairs, const std::vector<StandIns>& chance, const ConsigneeProfiles& profiles,
           const NewcomerIndex& index, NetworkStudy& study, const Control& control) {
  std::vector<double> scores;
  for (const Pair& pair : pairs)
    if (pair.score > 0 && (scores.empty() || pair.score < scores.back())) scores.push_back(pair.score);
  const std::vector<double> expected = detect::expected_as_high(chance, profiles, index, scores, control);
  const double one = 1 / static_cast<double>(study.fewest_stand_ins), all = static_cast<double>(pairs.size());
  std::vector<double> p;
  std::size_t k = 0;
  for (Pair& pair : pairs) {
    if (pair.score > 0) {
      while (scores[k] > pair.score) ++k;
      pair.p = std::min(1.0, (one + expected[k]) / (one + all));
    }
    p.push_back(pair.p);
  }
  const std::vector<double> q = detect::benjamini_hochberg(p), any = detect::benjamini_yekutieli(p);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    pairs[i].q = q[i];
    pairs[i].q_any_dependence = any[i];
    study.passing_any_dependence += any[i] <= study.request.false_discovery_rate;
    if (q[i] > study.request.false_discovery_rate) continue;
    ++study.passing;
    study.least_score = pairs[i].score;
  }
  study.needed_together =
      static_cast<std::size_t>(std::max(1.0, std::ceil(all / study.request.false_discovery_rate * one / (one + all) - 1e-9)));
  if (study.passing == 0) return;
  study.expected_by_chance = expected[static_cast<std::size_t>(std::ranges::find(scores, study.least_score) - scores.begin())];
  std::vector<std::size_t> counts =
      detect::counts_in_random_sets(chance, profiles, index, study.least_score, random_sets, study.request.seed, control);
  const auto as_many = std::ranges::count_if(counts, [&](std::size_t count) { return count >= study.passing; });
  study.chance_p = static_cast<double>(as_many + 1) / static_cast<double>(random_sets + 1);
  std::ranges::sort(counts);
  study.chance_high = static_cast<double>(counts[counts.size() * 95 / 100]);
}

/// Consignees as they stand in links, each once.
class LinkedConsignees {
 public:
  LinkedConsignees(const ShipmentTable& shipments, const ConsigneeProfiles& profiles, NetworkStudy& study)
      : shipments_(shipments), profiles_(profiles), study_(study) {}

  std::size_t place(std::size_t consignee, std::optional<std::int32_t> stopped) {
    const auto [at, fresh] = places_.try_emplace(consignee, study_.consignees.size());
    if (fresh) {
      const Profile profile = profiles_.whole(consignee);
      study_.consignees.push_back({shipments_.consignees[consignee], detect::calendar_day_text(profiles_.first_day(consignee)),
                                   detect::calendar_day_text(profiles_.last_day(consignee)), "", profiles_.shipments(consignee),
                                   profile.shippers.size(), profile.products.size(), profiles_.value(consignee)});
    }
    if (stopped) study_.consignees[at->second].stopped = detect::calendar_day_text(*stopped);
    return at->second;
  }

 private:
  const ShipmentTable& shipments_;
  const ConsigneeProfiles& profiles_;
  NetworkStudy& study_;
  std::map<std::size_t, std::size_t> places_;
};

std::vector<std::uint32_t> shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b,
                                  const std::vector<double>& weight) {
  std::vector<std::uint32_t> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  std::ranges::stable_sort(both, std::ranges::greater{}, [&](std::uint32_t i) { return weight[i]; });
  return both;
}

void add_links(const std::vector<Pair>& pairs, const std::vector<Examined>& examined, const std::vector<std::size_t>& newcomers,
               const ShipmentTable& shipments, const ConsigneeProfiles& profiles, NetworkStudy& study) {
  LinkedConsignees linked(shipments, profiles, study);
  for (const Pair& pair : pairs) {
    if (pair.p > least_shown && pair.q > study.request.false_discovery_rate) break;
    const Examined& e = examined[pair.examined];
    const Profile before = profiles.until(e.consignee, e.chance.day), after = profiles.whole(newcomers[pair.newcomer]);
    NetworkLink link;
    link.stopped = linked.place(e.consignee, e.chance.day);
    link.newcomer = linked.place(newcomers[pair.newcomer], std::nullopt);
    link.parts = pair.parts;
    link.p = pair.p;
    link.q = pair.q;
    link.q_any_dependence = pair.q_any_dependence;
    link.passes = pair.q <= study.request.false_discovery_rate;
    for (const std::uint32_t s : shared(before.shippers, after.shippers, profiles.weights().shippers))
      link.shared_shippers.push_back(shipments.shippers[s]);
    const auto addresses = shared(before.addresses, after.addresses, profiles.weights().addresses);
    if (!addresses.empty()) link.shared_address = shipments.addresses[addresses.front()];
    study.links.push_back(std::move(link));
  }
}

void add_notes(const ShipmentTable& shipments, NetworkStudy& study) {
  const auto without = static_cast<std::size_t>(std::ranges::count(shipments.address, ShipmentTable::no_address));
  if (without > 0)
    study.notes.push_back(fmt::format("{} of {} shipments have no address: an address that is not given is shared with nobody.",
                                      without, shipments.rows()));
  if (shipments.joined_spellings > 0)
    study.notes.push_back(
        fmt::format("{} spellings differ from another in case, punctuation or spaces alone and are taken as the same "
                    "shipper, consignee or address. Other spellings of one firm stay apart.",
                    shipments.joined_spellings));
  if (!study.left_out.empty())
    study.notes.push_back(fmt::format("{} of {} stopped consignees could not be examined.", study.left_out.size(), study.listed));
  if (study.needed_together > 1)
    study.notes.push_back(
        fmt::format("With {} stand-ins for a stopped consignee, {} links must stand out together before the first can pass: a "
                    "longer file, with more consignees that nobody stopped, would tell more.",
                    study.fewest_stand_ins, study.needed_together));
}

void describe_tables(const ShipmentTable& shipments, std::size_t products, NetworkStudy& study) {
  const auto [first, last] = std::ranges::minmax(shipments.day);
  study.currency = shipments.currency;
  study.shipments_sha256 = shipments.sha256;
  study.first = detect::calendar_day_text(first);
  study.last = detect::calendar_day_text(last);
  study.shipments = shipments.rows();
  study.shippers = shipments.shippers.size();
  study.consignees_in_file = shipments.consignees.size();
  study.addresses = shipments.addresses.size();
  study.products = products;
}

}  // namespace

NetworkStudy network_in(const ShipmentTable& shipments, const std::vector<StoppedConsignee>& stopped,
                        const NetworkRequest& request, const Control& control) {
  const auto started = std::chrono::steady_clock::now();
  Problems problems;
  check_request(request, problems);
  const std::size_t digits = digits_of(request, shipments, problems);
  if (shipments.rows() == 0) problems.add({shipments.name, 0, "", "", "one shipment or more"});
  if (stopped.empty()) problems.add({request.stopped.string(), 0, "", "", "one stopped consignee or more"});
  problems.throw_if_any();

  NetworkStudy study;
  study.request = request;
  study.listed = stopped.size();
  const ConsigneeProfiles profiles(shipments, digits);
  describe_tables(shipments, profiles.products(), study);
  std::vector<Examined> examined = examined_of(stopped, shipments, profiles, request, study);
  if (examined.empty()) {
    for (std::size_t i = 0; i < std::min(problems_shown, study.left_out.size()); ++i)
      problems.add({request.stopped.string(), 0, "consignee", study.left_out[i].name, "a consignee that can be examined",
                    study.left_out[i].reason});
    problems.throw_if_any();
  }
  study.examined = examined.size();
  const std::vector<std::size_t> newcomers = newcomers_of(examined, profiles);
  study.newcomers = newcomers.size();
  const NewcomerIndex index(profiles, newcomers);
  std::vector<Pair> pairs = pairs_of(examined, profiles, index);
  study.pairs = pairs.size();
  std::vector<StandIns> chance;
  for (const Examined& e : examined) {
    chance.push_back(e.chance);
    const std::size_t drawn = e.chance.consignees.size();
    study.fewest_stand_ins = chance.size() == 1 ? drawn : std::min(study.fewest_stand_ins, drawn);
    study.stand_in_pairs += drawn * static_cast<std::size_t>(std::ranges::count(e.chance.against, true));
  }
  judge(pairs, chance, profiles, index, study, control);
  add_links(pairs, examined, newcomers, shipments, profiles, study);
  detect::add_communities(study);
  add_notes(shipments, study);
  study.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return study;
}

NetworkStudy run_network(const NetworkRequest& request, const Control& control) {
  Problems problems;
  ShipmentTable shipments;
  std::vector<StoppedConsignee> stopped;
  // Both files are tried, so that all that is wrong is said at once.
  const auto attempt = [&](auto read) {
    try {
      read();
    } catch (const InputError& error) {
      for (const Problem& problem : error.problems()) problems.add(problem);
    }
  };
  if (control.on_progress) control.on_progress({"reading", 0, 0});
  attempt([&] { shipments = read_shipments(request.shipments); });
  attempt([&] { stopped = read_stopped(request.stopped); });
  problems.throw_if_any();
  NetworkStudy study = network_in(shipments, stopped, request, control);
  study.stopped_sha256 = detect::file_hash(request.stopped);
  return study;
}

}  // namespace entrepot
