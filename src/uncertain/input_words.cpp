#include "uncertain/input_words.hpp"

#include <array>
#include <string_view>

#include <fmt/core.h>

#include "measures/joined_keys.hpp"

namespace entrepot {
namespace {

struct Words {
  std::string_view key, text;
};
constexpr std::array<Words, 19> known{
    {{"compliance.factor", "how much observing the sanctions would raise trade costs"},
     {"compliance.political_value", "political value of ignoring the sanctions"},
     {"compliance.compliance_cost", "cost of administering the sanctions"},
     {"compliance.severity", "how steeply the risk falls with partial compliance"},
     {"compliance.willingness_to_pay", "what a dollar of the target's loss is worth to those who punish"},
     {"compliance.reputation", "what not following through would cost those who punish"},
     {"compliance.regimes.discount", "weight of the future"},
     {"substitution.consumption", "substitution in consumption"},
     {"substitution.value_added", "substitution between value added and materials"},
     {"substitution.intermediates", "substitution among materials"},
     {"substitution.energy", "substitution of energy"},
     {"factors.mobility", "mobility of factors between sectors"},
     {"bans.remainder_pct", "what is left of a ban"},
     {"war.willingness_to_pay", "what a dollar of the target's loss is worth to the players"},
     {"realign.break_factor", "trade cost between target and rival after the split"},
     {"realign.political_value_pct", "political value of the split to the target"},
     {"realign.doubt_pct", "risk that the offer is not kept"},
     {"realign.payer_security_bn", "what the split is worth to those who bid for it, beyond trade"},
     {"realign.rival_security_bn", "what keeping the target is worth to the rival, beyond trade"}}};

std::string words_of(const std::string& key) {
  for (const Words& words : known) {
    if (key == words.key) return std::string(words.text);
  }
  constexpr std::string_view penalty = "compliance.penalty.", third = "compliance.political_values.";
  const std::size_t dot = key.rfind('.');
  if (key.starts_with(penalty) && dot > penalty.size()) {
    const std::string id = key.substr(penalty.size(), dot - penalty.size());
    return key.ends_with(".factor") ? "how hard the penalty " + id + " is" : "share of trade that the penalty " + id + " reaches";
  }
  if (key.starts_with(third)) return "political value to " + key.substr(third.size()) + " of ignoring the sanctions";
  const bool of_measure =
      dot != std::string::npos && key.find('.') == dot && !key.starts_with("war.") && !key.starts_with("frontier.");
  return of_measure ? "size of the measure " + key.substr(0, dot) : key;
}

}  // namespace

std::string input_words(const std::string& key) {
  const std::vector<std::string> keys = joined_keys(key);
  const std::string text = words_of(keys.front());
  return keys.size() == 1 ? text : fmt::format("{}, and {} more alike", text, keys.size() - 1);
}

}  // namespace entrepot
