// What follows from the equilibria by arithmetic alone: margins, the auction, headline numbers.
#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "entrepot/realign.hpp"

namespace entrepot {
namespace {

constexpr double log_points = 100, million_by_bn = 1000;

}  // namespace

RealignBid bid_for_target(const RealignMoney& money, double payer_security, double rival_security) {
  RealignBid bid;
  bid.needed_difference = money.target_loss + money.rival_loss - money.bidders_gain;
  bid.surplus = payer_security - rival_security - bid.needed_difference;
  bid.splits = bid.surplus >= 0;
  const double rivals_bid = std::max(0.0, money.bidders_gain + payer_security - money.target_loss);
  bid.payment = bid.splits ? money.target_loss + money.rival_loss + rival_security : rivals_bid;
  if (std::isnan(bid.surplus)) bid.payment = bid.surplus;
  return bid;
}

double RealignResult::margin(const RealignCase& c, std::size_t at_pressure, std::size_t transfer) const {
  const double split = offers[c.offer].split_log_income[transfer];
  const double stay = sticks[c.stick].stays[at_pressure].log_real_income(target);
  const double expected = doubt == 0 ? split : (1 - doubt) * split + doubt * betrayed.log_real_income(target);
  return log_points * (expected + political_value - stay);
}

Outcome RealignResult::outcome() const {
  const auto ended = [](const RealignState& state) { return state.outcome != Outcome::converged; };
  for (const RealignStickResult& stick : sticks) {
    if (const auto open = std::ranges::find_if(stick.stays, ended); open != stick.stays.end()) return open->outcome;
  }
  for (const RealignOfferResult& offer : offers) {
    if (ended(offer.split)) return offer.split.outcome;
  }
  if (ended(betrayed)) return betrayed.outcome;
  for (const RealignCase& c : cases) {
    if (std::ranges::any_of(c.transfer, [](const Threshold& t) { return t.reach == Reach::unknown; })) return Outcome::stalled;
    if (c.pressure.reach == Reach::unknown) return Outcome::stalled;
  }
  return Outcome::converged;
}

Headlines headlines(const RealignResult& result) {
  const std::string &target = result.target_name, &rival = result.rival_name;
  Headlines list;
  for (const RealignCase& c : result.cases) {
    const std::string &stick = result.sticks[c.stick].id, &offer = result.offers[c.offer].id;
    const std::string where = fmt::format(" (stick {}, offer {})", stick, offer), id = fmt::format(".{}.{}", stick, offer);
    const RealignMoney& money = c.money.front();
    const auto add = [&](const char* name, std::string words, std::string unit, double value) {
      list.push_back({"realign." + std::string(name) + id, std::move(words) + where, std::move(unit), value});
    };
    const std::string bn = "billion USD a year";
    add("transfer", fmt::format("money for which {} would split from {}", target, rival), bn,
        c.transfer.front().value / million_by_bn);
    add("pressure", fmt::format("trade costs over today's with which {} would split from {} without money", target, rival),
        "factor", c.pressure.value);
    add("bidders_gain", fmt::format("gain of those who make the offer if {} splits from {}", target, rival), bn,
        money.bidders_gain / million_by_bn);
    add("target_loss", fmt::format("loss of {} if it splits from {} without money", target, rival), bn,
        money.target_loss / million_by_bn);
    add("rival_loss", fmt::format("loss of {} if {} splits from it", rival, target), bn, money.rival_loss / million_by_bn);
    add("security_gap", fmt::format("security worth that those who make the offer must see beyond that of {}", rival), bn,
        c.bid.needed_difference / million_by_bn);
  }
  return list;
}

}  // namespace entrepot
