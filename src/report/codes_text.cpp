// Concordances, mapped codes, loss reports and checks in words for the terminal.
#include <algorithm>

#include <fmt/core.h>

#include "entrepot/codes.hpp"
#include "report/number_text.hpp"

namespace entrepot {
namespace {

constexpr std::size_t listed_codes = 12;  // more are counted: a screen is read, the JSON has all

std::string steps_text(const std::vector<ConcordanceStep>& steps) {
  std::string text;
  for (const ConcordanceStep& step : steps) {
    text += fmt::format("  {} > {}  {}{}; {}\n", step.from, step.to, step.source, step.reversed ? ", backwards" : "",
                        to_string(step.rule));
    for (const std::string& note : step.notes) text += "    " + note + "\n";
  }
  return text;
}

std::string notes_text(const std::vector<std::string>& notes) {
  std::string text;
  for (const std::string& note : notes) text += "  " + note + "\n";
  return text;
}

/// An exact amount with narrow spaces between thousands.
std::string units_text(std::int64_t units, int decimals) {
  std::uint64_t scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  const std::uint64_t size = units < 0 ? 0 - static_cast<std::uint64_t>(units) : static_cast<std::uint64_t>(units);
  const std::string whole = count_text(size / scale);
  return (units < 0 ? minus_sign : "") + (decimals == 0 ? whole : fmt::format("{}.{:0{}}", whole, size % scale, decimals));
}

std::string share_text(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? "" : "  " + percent_text(100 * static_cast<double>(part) / static_cast<double>(whole), 3);
}

std::string some(const std::vector<std::string>& codes) {
  std::string text;
  for (std::size_t i = 0; i < std::min(codes.size(), listed_codes); ++i) text += (i == 0 ? "" : " ") + codes[i];
  return codes.size() > listed_codes ? text + fmt::format(" and {} more", codes.size() - listed_codes) : text;
}

/// The largest by amount first.
template <class T>
std::vector<T> by_size(std::vector<T> list) {
  std::ranges::stable_sort(list, [](const T& a, const T& b) { return std::abs(a.units) > std::abs(b.units); });
  return list;
}

template <class T, class Line>
std::string largest_lines(const std::vector<T>& list, const Line& line) {
  std::string text;
  std::vector<T> sorted = by_size(list);
  const std::size_t empty = std::erase_if(sorted, [](const T& one) { return one.units == 0; });
  for (std::size_t i = 0; i < std::min(sorted.size(), listed_codes); ++i) text += "    " + line(sorted[i]) + "\n";
  if (sorted.size() > listed_codes)
    text += fmt::format("    and {} more codes (all of them with --json)\n", sorted.size() - listed_codes);
  if (empty > 0) text += fmt::format("    {} code{} without any amount\n", empty, empty == 1 ? "" : "s");
  return text;
}

std::string loss_text(const LossReport& loss, const std::string& from) {
  const auto line = [&](const char* what, std::int64_t units, const std::string& codes) {
    return fmt::format("  {:<16} {:>24}{}{}\n", what, units_text(units, loss.decimals), share_text(units, loss.total), codes);
  };
  const auto codes = [](std::size_t count) { return fmt::format("  ({} code{})", count_text(count), count == 1 ? "" : "s"); };
  std::string text = line("in the file", loss.total, "");
  text += line("mapped exactly", loss.exact, codes(loss.exact_codes.size()));
  text += line("split", loss.split, codes(loss.split_codes.size()));
  text += largest_lines(loss.split_codes, [&](const SplitCode& one) {
    return fmt::format("{} into {}: {}", one.code, one.parts, units_text(one.units, loss.decimals));
  });
  text += line("no counterpart", loss.lost, codes(loss.lost_codes.size()));
  text += largest_lines(loss.lost_codes, [&](const LostCode& one) {
    return fmt::format("{}: {}{}", one.code.empty() ? "(empty)" : one.code, units_text(one.units, loss.decimals),
                       one.known ? "" : ", not a code of " + from);
  });
  text += fmt::format("  {:<16} {:>24}{}{}, of the above\n", "merged", units_text(loss.merged, loss.decimals),
                      share_text(loss.merged, loss.total), codes(loss.merged_codes.size()));
  text += largest_lines(loss.merged_codes, [&](const MergedCode& one) {
    return fmt::format("{} from {}: {}", one.code, some(one.from), units_text(one.units, loss.decimals));
  });
  return text;
}

std::string without_end(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

}  // namespace

std::string codes_list_text(const std::vector<ConcordanceSummary>& list) {
  std::string text = fmt::format("{:<16} {:<20} {:>6} {:>6} {:>7} {:>9} {:>9} {:>7}  {}\n", "from", "to", "codes", "into",
                                 "entries", "to many", "of many", "nowhere", "source");
  for (const ConcordanceSummary& one : list)
    text += fmt::format("{:<16} {:<20} {:>6} {:>6} {:>7} {:>9} {:>9} {:>7}  {}\n", one.step.from, one.step.to, one.from_codes,
                        one.to_codes, one.entries, one.one_to_many, one.many_to_one, one.without, one.step.source);
  return without_end(text);
}

std::string codes_map_text(const CodeMap& map) {
  std::string text = fmt::format("{} > {}\n{}{}\n", map.from, map.to, steps_text(map.steps), notes_text(map.notes));
  for (const MappedCode& one : map.codes) {
    text += fmt::format("{}  {}\n", one.code, one.name);
    for (const Counterpart& to : one.to)
      text += fmt::format("  {:>8}  {:<8}  {}\n", percent_text(100 * to.weight, 3), to.code, to.name);
    if (one.lost > 0) text += fmt::format("  {:>8}  has no counterpart\n", percent_text(100 * one.lost, 3));
  }
  return without_end(text);
}

std::string conversion_text(const Conversion& conversion) {
  std::string text =
      fmt::format("{} > {}\n{}{}", conversion.from, conversion.to, steps_text(conversion.steps), notes_text(conversion.notes));
  if (!conversion.summed_over.empty())
    text += fmt::format("  summed over: {} (--keep leaves a column)\n", some(conversion.summed_over));
  if (conversion.rounded > 0) text += fmt::format("  {} values with more than six decimals rounded\n", conversion.rounded);
  text += "\n" + loss_text(conversion.loss, conversion.from);
  return text + fmt::format("{} rows read, {} written", count_text(conversion.rows_read), count_text(conversion.rows_written));
}

std::string codes_check_text(const CodesCheck& check) {
  std::string text = codes_list_text(check.files) + "\n\nFindings\n";
  for (const ConcordanceSummary& one : check.files)
    for (const std::string& note : one.step.notes) text += fmt::format("{}: {}\n", one.step.source, note);
  for (const ConcordanceFinding& one : check.findings)
    text += fmt::format("{}: {} {}\n  {}\n", one.file, one.codes.size(), one.what, some(one.codes));
  text += "\nThere and back, equal shares, each code the same weight\n";
  text += fmt::format("{:<22} {:>6} {:>8} {:>10} {:>8} {:>8}\n", "", "codes", "home", "wholly", "merged", "nowhere");
  for (const RoundTrip& one : check.round_trips)
    text += fmt::format("{:<22} {:>6} {:>7.2f}% {:>10} {:>8} {:>8}\n", one.from + " > " + one.through, one.codes, 100 * one.home,
                        one.wholly_home, one.merged, one.without);
  return without_end(text);
}

std::string priority_list_text(const PriorityList& list) {
  std::string text = fmt::format("Common High Priority List in {}\n{}\n", list.edition, steps_text(list.steps));
  for (const PriorityCode& one : list.codes) {
    const std::string code = one.code.empty() ? "no counterpart" : one.code;
    text += fmt::format("{:<3} {}  {}{}", one.tier, one.listed, code,
                        one.code.empty() || one.share >= 1 ? "" : "  " + percent_text(100 * one.share, 3));
    text += one.shared_with.empty() ? "\n" : fmt::format("  with goods that are not listed: {}\n", some(one.shared_with));
  }
  return without_end(text);
}

}  // namespace entrepot
