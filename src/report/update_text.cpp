// `world update` in words. Money in tables: billion USD.

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "entrepot/report.hpp"
#include "entrepot/world_update.hpp"
#include "report/number_text.hpp"
#include "report/terminal_text.hpp"

namespace entrepot {
namespace {

std::string billions(double million) { return fixed_text(million / 1e3, 2); }

std::string right(const std::string& text, std::size_t width) { return padded(text, width, true); }

std::string classes_text(const WorldUpdate& update) {
  std::string text = "\nwhat the cells stand on          cells          bn USD\n";
  for (const ClassTotal& one : update.classes)
    text +=
        fmt::format("  {:<20} {} {}  {}\n", one.name, right(count_text(one.cells), 15), right(billions(one.value), 15), one.what);
  return text;
}

std::string distances_text(const WorldUpdate& update) {
  std::string text = "\ndistance                                                                moved, %     entropy\n";
  for (const Distance& one : update.distances)
    text += fmt::format("  {:<66} {} {}\n", one.name, right(fixed_text(one.weighted_percent, 2), 11),
                        right(fixed_text(one.entropy, 5), 11));
  text += "moved: sum of |new - old| over the sum of old; entropy: sum of p ln(p / q) of the shares\n";
  for (const Distance& one : update.distances) {
    if (one.largest.empty()) continue;
    text += fmt::format("\n{}: the largest\n", one.name);
    for (const Distance::Move& move : one.largest)
      text += fmt::format("  {:<34} {} -> {}\n", move.what, right(billions(move.before), 14), right(billions(move.after), 14));
  }
  return text;
}

std::string pairs_text(const WorldUpdate& update, std::size_t listed) {
  std::vector<PairMove> pairs = update.pairs;
  std::ranges::stable_sort(pairs, std::ranges::greater(), [](const PairMove& pair) { return std::abs(pair.after - pair.base); });
  std::string text = fmt::format("\n{} pairs\n  pair              from                    base   published       after\n",
                                 count_text(pairs.size()));
  for (std::size_t p = 0; p < std::min(listed, pairs.size()); ++p)
    text += fmt::format("  {:<17} {:<14} {} {} {}\n", pairs[p].exporter + " to " + pairs[p].importer, pairs[p].origin,
                        right(billions(pairs[p].base), 13), right(billions(pairs[p].published), 11),
                        right(billions(pairs[p].after), 11));
  if (listed < pairs.size())
    text += fmt::format("and {} more (all with --json, or --pairs N)\n", count_text(pairs.size() - listed));
  return text;
}

}  // namespace

std::string world_update_text(const WorldUpdate& update, std::size_t listed) {
  std::string text = balance_text(update.world) + fmt::format("content id {}\n", update.world.id);
  text += classes_text(update) + distances_text(update) + pairs_text(update, listed) + "\n";
  for (const std::string& note : update.notes) text += note + "\n";
  return text;
}

}  // namespace entrepot
