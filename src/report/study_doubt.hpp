// The intervals of a scenario's study: in its own words, in its answer, and beside the rows of its tables.
#pragma once

#include <string>
#include <vector>

#include "entrepot/study.hpp"
#include "report/long_table.hpp"

namespace entrepot {

/// The study's doubt with headlines named as prose names them. The study must have one.
Uncertainty named_doubt(const Study& study);
/// Which headlines the answer rests on: rises and thresholds of the compliance question, else incomes; none without doubt.
std::vector<std::size_t> told_headlines(const Study& study);
/// One sentence for the answer; empty without doubt.
std::string doubt_sentence(const Study& study);
/// What drives the answer, which carries the interval itself, as lines for the terminal, ended each; empty without doubt.
std::string doubt_lines(const Study& study, std::size_t columns);

/// Puts `lo` and `hi` into the rows that have an interval.
void add_intervals(const Study& study, LongTable& table);
/// uncertainty.csv: every headline; drivers.csv; draws.csv: inputs and headlines by draw, all digits. By file name; empty without
/// doubt.
std::vector<std::pair<std::string, std::string>> doubt_files(const Study& study);
/// The same of any question.
std::vector<std::pair<std::string, std::string>> doubt_files(const Uncertainty& doubt);

}  // namespace entrepot
