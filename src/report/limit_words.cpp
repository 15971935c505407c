#include "report/limit_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/number_text.hpp"

namespace entrepot {
namespace {

constexpr std::size_t earners_named = 3;

std::string earners(const World& world, const LimitOutcome& limit) {
  std::vector<std::string> names;
  for (const auto& [country, rent] : limit.earned) {
    if (rent > 0 && names.size() < earners_named) names.push_back(country_in_text(world, country));
  }
  const auto all = static_cast<std::size_t>(std::ranges::count_if(limit.earned, [](const auto& e) { return e.second > 0; }));
  if (all > names.size()) names.push_back(fmt::format("{} others", all - names.size()));
  return joined_words(names);
}

std::string heading(const LimitOutcome& limit) {
  return limit.name == "ban" ? "What stands for the bans"
                             : (limit.kind == LimitKind::price ? "Price cap " : "Quota ") + limit.name;
}

std::string held(const LimitOutcome& limit) {
  if (limit.kind == LimitKind::price)
    return fmt::format("the exporters' price is {} of the benchmark's", percent_text(100 * limit.used));
  return fmt::format("{} of at most {} at benchmark prices is traded", money_text(limit.used), money_text(limit.bound));
}

}  // namespace

std::string limit_sentence(const World& world, const LimitOutcome& limit) {
  if (limit.binding == 0) return fmt::format("{} would not bind: {}.", heading(limit), held(limit));
  const std::string part = limit.binding < limit.flows
                               ? fmt::format(" ({} of {} limits bind)", count_text(limit.binding), count_text(limit.flows))
                               : "";
  return fmt::format("{} would bind{}: {}, buyers pay {} on top of the exporters' price, and the rent of {} goes to {}.",
                     heading(limit), part, held(limit), percent_text(limit.rent_pct), money_text(limit.rent),
                     earners(world, limit));
}

std::string limit_line(const World& world, const LimitOutcome& limit) {
  if (limit.binding == 0) return fmt::format("{}: not binding, {}.", heading(limit), held(limit));
  return fmt::format("{}: {}; buyers pay {} on top, rent {} to {}.", heading(limit), held(limit), percent_text(limit.rent_pct),
                     money_text(limit.rent), earners(world, limit));
}

}  // namespace entrepot
