// What a user should know of the concordances of a folder before relying on them.
#include <algorithm>

#include <fmt/core.h>

#include "sources/concordance_library.hpp"
#include "sources/kim_concordances.hpp"

namespace entrepot {
namespace {

using namespace sources;

/// Codes of an edition that its concordance to a coarser classification does not know or sends nowhere.
void compare_with_list(const ConcordanceLibrary& library, const Concordance& one, CodesCheck& check) {
  std::vector<std::string> without;
  for (const WithoutCounterpart& code : one.without) without.push_back(code.code);
  if (!without.empty())
    check.findings.push_back({.file = one.step.source,
                              .what = fmt::format("codes of {} without a counterpart in {}", one.step.from, one.step.to),
                              .codes = std::move(without)});
  const CodeCoverage found = coverage(one, library.codes_of(one.step.from));
  if (!found.missing.empty())
    check.findings.push_back({.file = one.step.source,
                              .what = fmt::format("codes of {} that other files have and this one has not", one.step.from),
                              .codes = found.missing});
}

/// Codes of the older edition that no newer code names: a reversal loses them.
void look_for_unreached(const ConcordanceLibrary& library, const Concordance& one, CodesCheck& check) {
  const std::vector<std::string> listed = library.codes_of(one.step.to), reached = one.to_codes();
  std::vector<std::string> unreached, unknown;
  std::ranges::set_difference(listed, reached, std::back_inserter(unreached));
  if (!listed.empty()) std::ranges::set_difference(reached, listed, std::back_inserter(unknown));
  if (!unreached.empty())
    check.findings.push_back({.file = one.step.source,
                              .what = fmt::format("codes of {} that no code of {} names: backwards they have no counterpart",
                                                  one.step.to, one.step.from),
                              .codes = std::move(unreached)});
  if (!unknown.empty())
    check.findings.push_back({.file = one.step.source,
                              .what = fmt::format("counterparts that no file lists as codes of {}", one.step.to),
                              .codes = std::move(unknown)});
}

bool between_editions(const Concordance& one) { return one.step.from.starts_with("HS") && one.step.to.starts_with("HS"); }

}  // namespace

CodesCheck check_concordances(const std::filesystem::path& folder) {
  Problems problems;
  const ConcordanceLibrary library = read_concordances(folder, false, problems);
  problems.throw_if_any();
  CodesCheck check;
  for (const Concordance& one : library.list) {
    check.files.push_back(summary(one));
    compare_with_list(library, one, check);
    if (!between_editions(one)) continue;
    look_for_unreached(library, one, check);
    const Concordance back = reverse(one, library.codes_of(one.step.to));
    check.round_trips.push_back(there_and_back(one, back).trip);
    check.round_trips.push_back(there_and_back(back, one).trip);
  }
  return check;
}

}  // namespace entrepot
