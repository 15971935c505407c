// Pictures of a ledger.
#pragma once

#include <optional>

#include "entrepot/claims.hpp"
#include "report/figure.hpp"

namespace entrepot {

/// How many claims have each verdict.
Figure verdicts_figure(const LedgerResult& result);
/// Ours with its interval beside theirs or the bounds; nothing where there is no finite number.
std::optional<Figure> test_figure(const Claim& claim, const ClaimTest& test, const TestResult& result);

}  // namespace entrepot
