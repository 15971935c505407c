// What a measure must be in itself, whatever the World: which words, verbs and numbers its kind takes.
#pragma once

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"

namespace entrepot {

inline constexpr double largest_factor = 1e4;      ///< of one measure; more is a ban
inline constexpr double largest_limit = 1e12;      ///< of a limit, million USD; no world trades as much
inline constexpr double largest_percentage = 1e6;  ///< of one measure, in percent or points

/// Kinds beyond are known by name and refused.
inline bool is_built(MeasureKind kind) { return kind <= MeasureKind::price_cap; }
inline bool is_limit(MeasureKind kind) { return kind == MeasureKind::quota || kind == MeasureKind::price_cap; }

/// `field` is how messages name it: "measure[us-escalation]".
void check_measure(const Measure& measure, const std::string& file, const std::string& field, Problems& problems);
/// The number of a verb, in the file or in a grid. `line` and `field` are where it stands.
void check_change(MeasureKind kind, Change change, const Problem& where, Problems& problems);

}  // namespace entrepot
