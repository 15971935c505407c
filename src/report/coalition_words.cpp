#include "report/coalition_words.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/number_text.hpp"

namespace entrepot {
namespace {

bool solved(const CoalitionState& state) { return state.equilibrium.outcome == Outcome::converged; }

std::string all_members(const CoalitionResult& c) {
  return c.members.size() == 1 ? "its one member acts" : fmt::format("all {} members act together", c.members.size());
}

std::string joint_sentence(const Study& study, const std::string& opening) {
  const CoalitionResult& c = *study.coalition;
  const std::string target = country_in_text(*study.world, c.target);
  std::string text =
      fmt::format("{}, {} would {} of its real income if {}", opening, target, lose_or_gain(c.joint.target), all_members(c));
  if (solved(c.global) && std::isfinite(c.share_of_maximum)) {
    text += fmt::format("; that is {} of what it would lose if every other economy took the same measures ({})",
                        percent_text(100 * c.share_of_maximum), percent_text(std::abs(c.global.target)));
  }
  return text + ".";
}

std::string alone_sentence(const Study& study) {
  const CoalitionResult& c = *study.coalition;
  if (c.members.size() < 2 || !std::isfinite(c.members_alone)) return "";
  return fmt::format(
      "Together the members would {} on average; each acting alone, they would {} on average, and what {} would {} to each of "
      "them adds up to {}.",
      lose_or_gain(c.joint.members), lose_or_gain(c.members_alone), country_in_text(*study.world, c.target),
      c.target_alone < 0 ? "lose" : "gain", percent_text(std::abs(c.target_alone)));
}

std::string payers_text(const Study& study, const std::vector<Country>& members, const ByCountry& transfer) {
  const Country payer = largest_payer(members, transfer), receiver = largest_receiver(members, transfer);
  return fmt::format("{} would pay most ({} a year) and {} would receive most ({}); {} would change hands",
                     country_in_text(*study.world, payer), money_text(std::abs(transfer(payer))),
                     country_in_text(*study.world, receiver), money_text(transfer(receiver)),
                     money_text(money_moved(members, transfer)));
}

std::string sharing_sentence(const Study& study) {
  const CoalitionResult& c = *study.coalition;
  if (c.members.size() < 2) return "";
  return fmt::format("With the burden shared, every member would {}: {}.", lose_or_gain(c.joint_shared.members),
                     payers_text(study, c.members, c.joint_shared.equilibrium.transfer));
}

std::string members_sentence(const Study& study) {
  const CoalitionResult& c = *study.coalition;
  const std::string target = country_in_text(*study.world, c.target);
  std::string text;
  if (!c.others.empty()) {
    const std::size_t best = c.joining_by_effect().front();
    if (solved(c.joined[best]))
      text += fmt::format("Of all further economies {} would add most: with it {} would {}.",
                          country_in_text(*study.world, c.others[best]), target, lose_or_gain(c.joined[best].target));
  }
  if (c.members.size() > 1) {
    const std::size_t first = c.leaving_by_effect().front();
    if (solved(c.left[first]))
      text += fmt::format("{}Of the members {} counts most: without it {} would {}.", text.empty() ? "" : " ",
                          country_in_text(*study.world, c.members[first]), target, lose_or_gain(c.left[first].target));
  }
  return text;
}

}  // namespace

std::string coalition_state_label(const CoalitionState& state) {
  static const std::map<std::string, std::string> labels = {{"joint", "The coalition as it is"},
                                                            {"all-sectors", "The same measures on all sectors"},
                                                            {"embargo", "An embargo of the same sectors"},
                                                            {"embargo:all-sectors", "An embargo of all trade"},
                                                            {"global", "The same measures by every economy"},
                                                            {"global-embargo:all-sectors", "An embargo by every economy"}};
  const auto found = labels.find(state.name);
  return found == labels.end() ? state.name : found->second;
}

std::vector<const CoalitionState*> coalition_scale(const CoalitionResult& coalition) {
  std::vector<const CoalitionState*> states{&coalition.joint};
  for (const CoalitionState& state : coalition.scaled) {
    if (!state.shares && state.part == coalition.members) states.push_back(&state);
  }
  states.push_back(&coalition.global);
  for (const CoalitionState& state : coalition.scaled) {
    if (!state.shares && state.part != coalition.members) states.push_back(&state);
  }
  return states;
}

std::string lose_or_gain(double percent) {
  if (std::isnan(percent)) return "have no equilibrium";
  return (percent > 0 ? "gain " : "lose ") + percent_text(std::abs(percent));
}

std::string signed_money_text(double million_usd) {
  return (million_usd > 0 ? "+" : million_usd < 0 ? minus_sign : "") + money_text(std::abs(million_usd));
}

Country largest_payer(const std::vector<Country>& members, const ByCountry& transfer) {
  return *std::ranges::min_element(members, {}, [&](Country n) { return transfer(n); });
}
Country largest_receiver(const std::vector<Country>& members, const ByCountry& transfer) {
  return *std::ranges::max_element(members, {}, [&](Country n) { return transfer(n); });
}
double money_moved(const std::vector<Country>& members, const ByCountry& transfer) {
  double sum = 0;
  for (const Country n : members) sum += std::max(transfer(n), 0.0);
  return sum;
}

std::string coalition_headline(const Study& study) {
  const CoalitionResult& c = *study.coalition;
  const std::string target = country_in_text(*study.world, c.target);
  const std::string who = c.members.size() == 1 ? country_in_text(*study.world, c.members.front())
                                                : fmt::format("{} economies together", c.members.size());
  if (c.joint.target >= 0) return capitalised(fmt::format("{} would cost {} nothing", who, target));
  return capitalised(fmt::format("{} would cost {} {} of its real income", who, target, percent_text(std::abs(c.joint.target))));
}

std::vector<std::string> coalition_sentences(const Study& study, const std::string& opening) {
  std::vector<std::string> sentences;
  for (const std::string& sentence :
       {joint_sentence(study, opening), alone_sentence(study), sharing_sentence(study), members_sentence(study)}) {
    if (!sentence.empty()) sentences.push_back(sentence);
  }
  return sentences;
}

std::string transfer_sentence(const Study& study, const Run& run) {
  const std::vector<Country>& members = study.burden_sharers;
  if (members.size() < 2 || !run.outcomes) return "";
  const double change = 100 * (run.outcomes->countries[static_cast<std::size_t>(members.front().value)].real_income - 1);
  return fmt::format("The {} members share the burden: each would {} of its real income; {}.", members.size(),
                     lose_or_gain(change), payers_text(study, members, run.equilibrium.transfer));
}

}  // namespace entrepot
