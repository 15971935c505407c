// A concordance: from which classification, to which, and with what weights; pure functions on it.
#pragma once

#include <optional>
#include <span>

#include "entrepot/codes.hpp"

namespace entrepot::sources {

struct ConcordanceEntry {
  std::string from, to;
  double weight = 1;  ///< in (0, 1]
  friend bool operator==(const ConcordanceEntry&, const ConcordanceEntry&) = default;
};

/// The share of a code that has no counterpart: 1 where the publication names none, less after a composition.
struct WithoutCounterpart {
  std::string code;
  double share = 1;
};

/// Made once and then left alone. The weights of a code and its share without counterpart add to one within 1e-12.
struct Concordance {
  ConcordanceStep step;
  std::vector<ConcordanceEntry> entries;    ///< sorted by from, then to; each pair once
  std::vector<WithoutCounterpart> without;  ///< sorted by code

  std::span<const ConcordanceEntry> counterparts(std::string_view from) const;
  double lost_share(std::string_view from) const;
  bool knows(std::string_view from) const;
  std::vector<std::string> from_codes() const;  ///< sorted, those without counterpart included
  std::vector<std::string> to_codes() const;    ///< sorted
};

using CodePair = std::pair<std::string, std::string>;

/// From pairs as published, in any order. A pair that stands twice counts once, an empty `to` is no counterpart; both are notes
/// of the step. A code with several counterparts gives each an equal share.
Concordance make_concordance(ConcordanceStep step, std::vector<CodePair> pairs);

/// With weights as written. Errors: a problem for each code whose weights do not add to one within 1e-6; they are scaled to one.
Concordance make_weighted(ConcordanceStep step, std::vector<ConcordanceEntry> entries, Problems& problems);

ConcordanceSummary summary(const Concordance& concordance);

// --- weights ---

/// In proportion to what the counterparts trade. A counterpart below `floor` (a share in [0, 1)) of what all counterparts of its
/// code trade together counts as that much; where none of them trades the weights stay as they were. A note says how often.
Concordance weighted_by_trade(Concordance concordance, const CodeAmounts& amounts, double floor);

/// The counterpart with the largest weight takes all; of equals the first by code.
Concordance with_largest(Concordance concordance);

/// Where a counterpart has the number of the code itself, it takes all; other codes keep their weights.
Concordance with_same_number(Concordance concordance);

// --- algebra ---

/// a then b. Both must meet in one classification (assertion). What a has and b does not know is without counterpart.
Concordance compose(const Concordance& a, const Concordance& b);

/// The other way round, each code in equal shares to those that stood under it; other weights are put on by the functions above.
/// `known`: codes of the classification that it now starts from; those that nothing pointed to are without counterpart.
Concordance reverse(const Concordance& concordance, std::span<const std::string> known = {});

/// The identity on some codes.
Concordance same_codes(ConcordanceStep step, std::span<const std::string> codes);

struct CodeCoverage {
  std::size_t covered = 0;
  std::vector<std::string> missing;  ///< listed codes that the concordance does not know, in their order
  std::vector<std::string> beyond;   ///< codes of the concordance that are not listed
};
CodeCoverage coverage(const Concordance& concordance, std::span<const std::string> codes);

struct CodeAway {
  std::string code;
  double home = 0;                  ///< share that comes home to the same code
  double lost = 0;                  ///< share that has no counterpart on the way
  std::vector<std::string> others;  ///< where the rest comes out, sorted
};
struct ThereAndBack {
  RoundTrip trip;
  std::vector<CodeAway> away;  ///< codes that do not come wholly home, sorted
};
/// `amounts`: what each code weighs in `home`; every code the same where it is null.
ThereAndBack there_and_back(const Concordance& there, const Concordance& back, const CodeAmounts* amounts = nullptr);

// --- amounts ---

struct Applied {
  CodeAmounts amounts;
  LossReport loss;
};
/// Splits by the largest remainder (Hamilton), ties in the order of codes: parts add to the whole, to the unit.
Applied apply(const Concordance& concordance, const CodeAmounts& amounts);

/// Adds what `more` reports (of the same concordance, other amounts). Errors: InputError beyond 64 bits.
void add_to(LossReport& report, const LossReport& more);

/// Puts shares (adding to one) on `units`; the result adds to `units`.
std::vector<std::int64_t> apportion(std::int64_t units, std::span<const double> shares);

}  // namespace entrepot::sources
