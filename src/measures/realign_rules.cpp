#include "measures/realign_rules.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/core.h>

#include "entrepot/realign.hpp"
#include "measures/item_field.hpp"
#include "measures/measure_rules.hpp"

namespace entrepot {
namespace {

bool is_plain(const std::string& id) {
  return !id.empty() && std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

struct Rules {
  const RealignQuestion& question;
  const std::string& file;
  Problems& problems;

  void complain(long line, std::string field, std::string value, std::string rule, std::string hint = "") {
    problems.add({.file = file,
                  .line = line,
                  .field = std::move(field),
                  .value = std::move(value),
                  .rule = std::move(rule),
                  .hint = std::move(hint)});
  }
  void check_players();
  void check_lists();
  void check_number(const char* name, double value, double low, double high, const std::string& rule);
  template <class Item>
  void check_ids(const std::vector<Item>& items, const char* table);
};

void Rules::check_players() {
  const long line = question.line;
  if (question.target.empty())
    complain(line, "realign.target", "", "is missing: who is to be won over?", "an ISO 3166-1 code, e.g. KAZ");
  if (question.away_from.empty())
    complain(line, "realign.away_from", "", "is missing: from which partner?", "an ISO 3166-1 code");
  if (!question.target.empty() && question.target == question.away_from)
    complain(line, "realign.away_from", question.away_from, "must be another economy than the target");
  if (question.by.empty()) complain(line, "realign.by", "", "is missing: who presses and offers?", "by = [\"USA\", \"@EU27\"]");
}

void Rules::check_number(const char* name, double value, double low, double high, const std::string& rule) {
  if (!(value >= low && value <= high)) complain(question.line, std::string("realign.") + name, fmt::format("{}", value), rule);
}

template <class Item>
void Rules::check_ids(const std::vector<Item>& items, const char* table) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string field = item_field(table, i, items[i].id) + ".id";
    if (!is_plain(items[i].id)) complain(items[i].line, field, items[i].id, "has letters, digits, - and _ only");
    if (!seen.insert(items[i].id).second) complain(items[i].line, field, items[i].id, "stands twice");
  }
}

void Rules::check_lists() {
  const long line = question.line;
  for (std::size_t i = 0; i < question.pressure.size(); ++i) {
    const double value = question.pressure[i];
    const bool last_embargo = value == 0 && i + 1 == question.pressure.size();
    if (!last_embargo && !(value >= 1 && value <= largest_pressure))
      complain(line, "realign.pressure", fmt::format("{}", value), fmt::format("must be between 1 and {}", largest_pressure),
               value == 0 ? "a 0, for an embargo, comes last" : "");
    if (i > 0 && !last_embargo && !(value > question.pressure[i - 1]))
      complain(line, "realign.pressure", fmt::format("{}", value), "must ascend");
  }
  for (std::size_t i = 0; i < question.transfers_bn.size(); ++i) {
    const double value = question.transfers_bn[i];
    if (!(std::abs(value) <= largest_realign_money_bn))
      complain(line, "realign.transfers_bn", fmt::format("{}", value),
               fmt::format("must be between -{0:g} and {0:g}", largest_realign_money_bn));
    if (i > 0 && !(value > question.transfers_bn[i - 1]))
      complain(line, "realign.transfers_bn", fmt::format("{}", value), "must ascend");
  }
}

}  // namespace

void check_realign(const RealignQuestion& question, const std::string& file, Problems& problems) {
  Rules rules{question, file, problems};
  rules.check_players();
  rules.check_lists();
  if (question.break_factor != 0)
    rules.check_number("break_factor", question.break_factor, 1, largest_factor,
                       fmt::format("must be between 1 and {:g}, or 0 where all trade with the rival ends", largest_factor));
  rules.check_number("political_value_pct", question.political_value_pct, -100, 100, "must be between -100 and 100");
  if (!(question.doubt_pct >= 0 && question.doubt_pct < 100))
    rules.complain(question.line, "realign.doubt_pct", fmt::format("{}", question.doubt_pct),
                   "must be at least 0 and below 100: who is sure to be betrayed takes no offer");
  const std::string money = fmt::format("must be between -{0:g} and {0:g}", largest_realign_money_bn);
  rules.check_number("payer_security_bn", question.payer_security_bn, -largest_realign_money_bn, largest_realign_money_bn, money);
  rules.check_number("rival_security_bn", question.rival_security_bn, -largest_realign_money_bn, largest_realign_money_bn, money);
  rules.check_ids(question.offers, "realign.offer");
  rules.check_ids(question.sticks, "realign.stick");
  for (std::size_t i = 0; i < question.offers.size(); ++i) {
    if (question.offers[i].lifted_by.empty())
      rules.complain(question.offers[i].line, item_field("realign.offer", i, question.offers[i].id) + ".lifted_by", "",
                     "is missing: whose measures end?");
  }
  for (std::size_t i = 0; i < question.sticks.size(); ++i) {
    const RealignStick& stick = question.sticks[i];
    const std::string field = item_field("realign.stick", i, stick.id) + ".factor";
    if (stick.factor && !(*stick.factor >= 1 && *stick.factor <= largest_pressure))
      rules.complain(stick.line, field, fmt::format("{}", *stick.factor),
                     fmt::format("must be between 1 and {}", largest_pressure));
    if (stick.factor && stick.joined_by.empty())
      rules.complain(stick.line, field, fmt::format("{}", *stick.factor), "is of those who join, and nobody does",
                     "add joined_by");
  }
}

}  // namespace entrepot
