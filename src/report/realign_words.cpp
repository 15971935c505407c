#include "report/realign_words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/scenario_words.hpp"

namespace entrepot {
namespace {

constexpr std::size_t named_in_full = 3;

const RealignQuestion& asked(const RealignStudy& study) { return *study.scenario.realign; }

std::string name(const RealignStudy& study, Country n) { return country_in_text(*study.world, n); }

std::string yearly(double million_usd) { return "about " + money_text(million_usd) + " a year"; }

/// One economy lifts, several lift.
bool is_one(const RealignStudy& study, std::size_t offer) { return study.result.offers[offer].lifted_by.size() == 1; }

std::string if_lifted(const RealignStudy& study, std::size_t offer) {
  return fmt::format("if {} ended {} measures against {}", offer_words(study, offer), is_one(study, offer) ? "its" : "their",
                     name(study, study.result.target));
}

/// What the offer alone would do today, with the first stick.
std::string offer_sentence(const RealignStudy& study, const RealignCase& c) {
  const RealignResult& r = study.result;
  const std::string target = name(study, r.target), rival = name(study, r.rival), payer = name(study, r.payer);
  const Threshold& t = c.transfer.front();
  const double change = 100 * std::expm1(r.offers[c.offer].split.log_real_income(r.target) -
                                         r.sticks[c.stick].stays.front().log_real_income(r.target));
  const std::string condition = capitalised(if_lifted(study, c.offer));
  if (t.reach == Reach::unknown || std::isnan(change))
    return fmt::format("{}, no equilibrium was found that says what {} would do", condition, target);
  const std::string effect = fmt::format("splitting from {} would {} {} {} of real income", rival, change < 0 ? "cost" : "bring",
                                         target, percent_text(std::abs(change)));
  if (t.reach == Reach::beyond)
    return fmt::format("{}, {}, and no transfer up to half of what {} earns would make it split", condition, effect, payer);
  if (t.reach == Reach::below || t.value <= 0) {
    const std::string would_pay = t.reach == Reach::below ? "" : fmt::format("; it would even pay {} for it", yearly(-t.value));
    return fmt::format("{}, {}, and it would split without any money{}", condition, effect, would_pay);
  }
  return fmt::format("{}, {}: to split it would need {} from {} on top", condition, effect, yearly(t.value), payer);
}

/// Pressure instead of money, for an offer that is not enough by itself.
std::string stick_sentence(const RealignStudy& study, const RealignCase& c) {
  const RealignResult& r = study.result;
  const std::string target = name(study, r.target), who = bidders_words(study), joiners = joiners_words(study, c.stick);
  const std::string all = joiners.empty() ? who : fmt::format("{}, joined by {},", who, joiners);
  const std::string offer = fmt::format("{} without money {}", target, if_lifted(study, c.offer));
  switch (c.pressure.reach) {
    case Reach::found:
      return fmt::format("If {} raised trade costs with {} to {} times today’s while it stays, it would split without money {}",
                         all, target, significant_text(c.pressure.value), if_lifted(study, c.offer));
    case Reach::only_embargo:
      return fmt::format("Nothing short of an embargo by {} would move {}", all, offer);
    case Reach::beyond:
      return fmt::format("Not even the threat of an embargo by {} would move {}", all, offer);
    case Reach::below:
      if (joiners.empty()) return fmt::format("Today’s pressure by {} is enough to move {}", who, offer);
      return fmt::format("If {} joined {} in pressing as hard as today, {} would split without money {}", joiners, who, target,
                         if_lifted(study, c.offer));
    case Reach::unknown:
      break;
  }
  return fmt::format("Which pressure by {} would do is not known: an equilibrium is missing", all);
}

/// The offer that costs least today, with the first stick.
const RealignCase& cheapest(const RealignResult& r) {
  const RealignCase* best = &r.cases.front();
  for (const RealignCase& c : r.cases) {
    if (c.stick == 0 && c.transfer.front().value < best->transfer.front().value) best = &c;
  }
  return *best;
}

/// The first offer with the last stick.
const RealignCase& last_stick(const RealignResult& r) { return r.cases[(r.sticks.size() - 1) * r.offers.size()]; }

/// "bring Japan 30 bn USD a year", "cost Japan ...".
std::string change_words(const std::string& who, double gain) {
  return fmt::format("{} {} {} a year", gain < 0 ? "cost" : "bring", who, money_text(std::abs(gain)));
}

std::string bid_sentence(const RealignStudy& study, const RealignCase& c) {
  const RealignResult& r = study.result;
  const RealignMoney& money = c.money.front();
  const std::string rival = name(study, r.rival), target = name(study, r.target), who = bidders_words(study);
  if (std::isnan(c.bid.surplus)) return "Who could outbid whom is not known: an equilibrium is missing";
  const std::string stakes =
      fmt::format("{}, the split would {}, {} and {}", capitalised(if_lifted(study, c.offer)),
                  change_words(c.offer + 1 == r.offers.size() ? who : who + " together", money.bidders_gain),
                  change_words(target, -money.target_loss), change_words(rival, -money.rival_loss));
  const std::string gap = money_text(std::abs(c.bid.needed_difference));
  if (c.bid.needed_difference <= 0)
    return fmt::format(
        "{}: {} could outbid it only if keeping {} were worth {} a year more to {}, beyond trade, than the split is to {}",
        stakes, rival, target, gap, rival, who);
  return fmt::format(
      "{}: {} could outbid it unless the split were worth {} a year more to {}, beyond trade, than keeping {} is to {}", stakes,
      rival, gap, who, target, rival);
}

std::string break_words(const RealignStudy& study) {
  const double factor = asked(study).break_factor;
  const std::string rival = name(study, study.result.rival);
  if (factor == 0) return fmt::format("a split ends all trade with {}", rival);
  if (factor == 1) return fmt::format("a split leaves trade with {} as it is", rival);
  return fmt::format("a split makes trade with {} {} times as costly", rival, given_text(factor));
}

}  // namespace

std::string bidders_words(const RealignStudy& study) { return country_words_in_text(*study.world, asked(study).by); }

std::string offer_words(const RealignStudy& study, std::size_t offer) {
  const RealignQuestion& q = asked(study);
  if (!q.offers.empty()) return country_words_in_text(*study.world, q.offers[offer].lifted_by);
  const bool all = study.result.offers[offer].lifted_by == study.result.by;
  return all ? bidders_words(study) : country_word_in_text(*study.world, q.by.front());
}

std::string joiners_words(const RealignStudy& study, std::size_t stick) {
  const RealignQuestion& q = asked(study);
  if (q.sticks.empty()) return "";
  const std::vector<std::string>& words = q.sticks[stick].joined_by;
  if (words.size() <= named_in_full) return country_words_in_text(*study.world, words);
  std::vector<std::string> some;
  for (std::size_t i = 0; i < 2; ++i) some.push_back(country_word_in_text(*study.world, words[i]));
  some.push_back(fmt::format("{} more", words.size() - 2));
  return joined_words(some);
}

std::string case_label(const RealignStudy& study, const RealignCase& c) {
  const std::string joiners = joiners_words(study, c.stick);
  return fmt::format("{} lift{}{}", capitalised(offer_words(study, c.offer)), is_one(study, c.offer) ? "s" : "",
                     joiners.empty() ? "" : "; " + joiners + " join the pressure");
}

std::string pressure_text(double pressure) { return pressure == embargo ? "embargo" : significant_text(pressure, 3); }

std::string money_words(const RealignStudy& study, const Threshold& t) {
  switch (t.reach) {
    case Reach::found:
      if (t.value > 0) return yearly(t.value);
      return t.value < 0 ? "no money, and would pay " + yearly(-t.value) : "no money";
    case Reach::below:
      return "no money, and would pay more than half of what it earns";
    case Reach::beyond:
      return fmt::format("more than half of what {} earns", name(study, study.result.payer));
    case Reach::only_embargo:
    case Reach::unknown:
      break;
  }
  return "an unknown amount: an equilibrium is missing";
}

std::string money_cell(const Threshold& t) {
  if (t.reach == Reach::found) return signed_fixed_text(t.value / 1000, 2);
  if (t.reach == Reach::beyond) return "no amount would do";
  return t.reach == Reach::below ? "more than half its income, paid by it" : "no equilibrium";
}

std::string pressure_cell(const Threshold& t) {
  switch (t.reach) {
    case Reach::found:
      return fixed_text(t.value, 2);
    case Reach::below:
      return "today’s is enough";
    case Reach::beyond:
      return "not even an embargo";
    case Reach::only_embargo:
      return "only an embargo";
    case Reach::unknown:
      break;
  }
  return "no equilibrium";
}

RealignAnswer realign_answer(const RealignStudy& study) {
  const RealignResult& r = study.result;
  const std::string target = name(study, r.target), rival = name(study, r.rival);
  RealignAnswer answer;
  const RealignCase& best = cheapest(r);
  const RealignCase& first = r.cases.front();
  const Threshold& needed = best.transfer.front();
  const std::string today = fmt::format("under today’s pressure {} would", target);
  if (needed.reach == Reach::unknown) {
    answer.headline = fmt::format("What would take {} away from {} is not known: an equilibrium is missing", target, rival);
  } else if (needed.reach == Reach::beyond) {
    answer.headline = fmt::format("No offer of money would take {} away from {}", target, rival);
  } else if (needed.value > 0) {
    answer.headline = fmt::format("{} not split from {} for less than {} even {}", capitalised(today), rival,
                                  yearly(needed.value), if_lifted(study, best.offer));
  } else {
    answer.headline = fmt::format("{} split from {} without money {}{}", capitalised(today), rival, if_lifted(study, best.offer),
                                  &best != &first && !(first.transfer.front().value <= 0)
                                      ? fmt::format(", not if only {} did", offer_words(study, first.offer))
                                      : "");
  }
  answer.sentences.push_back(offer_sentence(study, first));
  if (!(first.transfer.front().value <= 0)) answer.sentences.push_back(stick_sentence(study, last_stick(r)));
  if (&best != &first) answer.sentences.push_back(offer_sentence(study, best));
  answer.sentences.push_back(bid_sentence(study, best));
  const RealignQuestion& q = asked(study);
  answer.condition = fmt::format("Holds {}, {}; {}; {}.", horizon_words(study.scenario.horizon),
                                 closure_words(study.scenario.closure), break_words(study), study.scenario.kind);
  if (q.political_value_pct != 0)
    answer.condition += fmt::format(" Splitting is taken to be worth {} of its real income to {} beyond trade.",
                                    signed_percent_text(q.political_value_pct), target);
  if (q.doubt_pct != 0)
    answer.condition += fmt::format(" {} is taken to expect with {} probability that nothing of the offer is kept.",
                                    capitalised(target), percent_text(q.doubt_pct));
  if (q.political_value_pct == 0 && q.doubt_pct == 0) answer.condition += " Trade alone counts, and the offer is believed.";
  return answer;
}

std::string distance_words(const RealignStudy& study, const RealignCase& c) {
  const RealignResult& r = study.result;
  const std::string target = name(study, r.target);
  const Threshold &money = c.transfer.front(), &pressure = c.pressure;
  if (money.reach == Reach::unknown) return case_label(study, c) + ": not known, an equilibrium is missing";
  if (money.value <= 0)
    return fmt::format("{}: {} needs {}; today’s pressure is enough", case_label(study, c), target, money_words(study, money));
  const std::string more = money.reach == Reach::beyond ? fmt::format("more than half of what {} earns", name(study, r.payer))
                                                        : yearly(money.value) + " more";
  const std::string instead = pressure.reach == Reach::found
                                  ? fmt::format("or trade costs {} times today’s", significant_text(pressure.value))
                              : pressure.reach == Reach::only_embargo ? "or nothing less than an embargo"
                              : pressure.reach == Reach::beyond       ? "without it, not even an embargo is enough"
                                                                      : "which pressure would do instead is not known";
  return fmt::format("{}: {} needs {}; {}", case_label(study, c), target, more, instead);
}

std::vector<const RealignState*> realign_states(const RealignResult& r) {
  std::vector<const RealignState*> states;
  for (const RealignStickResult& stick : r.sticks) {
    for (const RealignState& state : stick.stays) states.push_back(&state);
  }
  for (const RealignOfferResult& offer : r.offers) states.push_back(&offer.split);
  states.push_back(&r.betrayed);
  return states;
}

std::string realign_certificate_words(const RealignStudy& study) {
  const RealignState* worst = nullptr;
  std::size_t open = 0;
  for (const RealignState* state : realign_states(study.result)) {
    open += state->outcome != Outcome::converged;
    if (worst == nullptr || state->residual.value > worst->residual.value) worst = state;
  }
  double threshold = 0;
  for (const RealignCase& c : study.result.cases) {
    for (const Threshold& t : c.transfer) {
      if (t.reach == Reach::found) threshold = std::max(threshold, t.residual);
    }
  }
  std::string text = fmt::format("{} equilibria in {}", count_text(study.result.equilibria), seconds_text(study.seconds));
  if (open > 0) text += fmt::format("; {} of the states compared have none", open);
  return text +
         fmt::format(
             "; worst residual {} ({}). Every threshold is bracketed; the target is indifferent within {} percent of real income",
             residual_text(worst->residual.value), worst->residual_kind, residual_text(threshold));
}

}  // namespace entrepot
