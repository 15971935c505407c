// Product, sector and country codes: from one classification to another with explicit weights, and an account of what was exact,
// what was split, what had no counterpart and what was merged (docs/concordances.md). Amounts are whole numbers of a decimal
// unit, so that totals are kept to the last unit and do not depend on the order of a sum.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entrepot/errors.hpp"

namespace entrepot {

/// `units` of 10^-decimals; at most 9e15 of them, so that each is exact as a double too.
struct CodeAmount {
  std::string code;
  std::int64_t units = 0;
};

/// Sorted by code, each code once.
struct CodeAmounts {
  int decimals = 2;
  std::vector<CodeAmount> list;
  /// Errors: InputError when the sum leaves the range of 64 bits.
  std::int64_t total() const;
};

/// By what rule the weights of a concordance were made. The weights of one code add to one, less what has no counterpart.
enum class WeightRule {
  single,        ///< no code has more than one counterpart
  equal_shares,  ///< one nth for each of n counterparts: no information, stated as such
  trade,         ///< in proportion to the amounts of the counterparts, from a table that the user gives
  chosen,        ///< the counterpart with the largest weight takes all
  same_number,   ///< the counterpart of the same number takes all, where there is one
  given,         ///< written in the file, or several rules one after the other
};
std::string_view to_string(WeightRule rule);

struct SplitCode {
  std::string code;
  std::int64_t units = 0;
  std::size_t parts = 0;  ///< into how many counterparts
};
struct LostCode {
  std::string code;
  std::int64_t units = 0;
  bool known = false;  ///< the classification has the code, the concordance no counterpart (for part of it); else nobody knows it
};
struct MergedCode {
  std::string code;               ///< of the new classification
  std::vector<std::string> from;  ///< sorted; two or more
  std::int64_t units = 0;
};

/// total == exact + split + lost, to the unit.
struct LossReport {
  int decimals = 2;
  std::int64_t total = 0;
  std::int64_t exact = 0;                ///< of codes with one counterpart
  std::int64_t split = 0;                ///< of codes with several, as far as they have counterparts
  std::int64_t lost = 0;                 ///< had no counterpart; kept in `lost_codes`, never dropped
  std::int64_t merged = 0;               ///< arrived at a code together with amounts of other codes; part of exact + split
  std::vector<std::string> exact_codes;  ///< sorted, as the lists below
  std::vector<SplitCode> split_codes;
  std::vector<LostCode> lost_codes;
  std::vector<MergedCode> merged_codes;
};

/// One step of the way from a classification to another.
struct ConcordanceStep {
  std::string from, to;
  std::string source;  ///< file, or the rule of ours that it stands for
  bool reversed = false;
  WeightRule rule = WeightRule::single;
  std::vector<std::string> notes;  ///< what was put right or stands out in the publication, and how weights were made
};

// --- entrepot codes list ---

struct ConcordanceSummary {
  ConcordanceStep step;
  std::size_t from_codes = 0, to_codes = 0, entries = 0;
  std::size_t one_to_many = 0;  ///< codes with several counterparts
  std::size_t many_to_one = 0;  ///< counterparts of several codes
  std::size_t without = 0;      ///< codes that the publication lists without a counterpart
};
/// Of every file that is in `folder`, in the order of the catalogue. Errors: InputError with all problems of all files.
std::vector<ConcordanceSummary> list_concordances(const std::filesystem::path& folder);

// --- entrepot codes map ---

struct Counterpart {
  std::string code, name;  ///< the name may be empty
  double weight = 0;
};
struct MappedCode {
  std::string code, name;
  double lost = 0;  ///< share without a counterpart
  std::vector<Counterpart> to;
};
struct CodeMap {
  std::string from, to;
  std::vector<ConcordanceStep> steps;
  std::vector<std::string> notes;  ///< how weights were made, what was replaced
  std::vector<MappedCode> codes;
};

/// What weights the user gives for steps that end in classification `of`.
struct WeightTable {
  std::filesystem::path file;  ///< empty: equal shares
  std::string of;              ///< empty: the classification asked for
  std::string code_column = "code", value_column = "value";
  double floor = 0;  ///< share in [0, 1): a counterpart with less takes this share of what all counterparts of a code trade
};
struct Route {
  std::filesystem::path folder;
  std::string from, to;
  std::string via;            ///< a classification that the way must touch; empty: the shortest way
  std::filesystem::path own;  ///< CSV of the user's: from,to,weight; replaces the published rows of the codes it names
  bool as_published = false;  ///< without the amendments that docs/concordances.md lists
  bool same_number = false;   ///< between editions: the counterpart that kept the number of the code takes all
  bool largest = false;       ///< the counterpart with the largest weight takes all; after the above
  WeightTable weights;
};
/// Errors: InputError for an unknown classification or code (with a hint), no way between the two, faulty files.
CodeMap map_codes(const Route& route, const std::vector<std::string>& codes);

// --- entrepot codes convert ---

struct ConvertRequest {
  Route route;
  std::filesystem::path file, out;
  std::string code_column = "code", value_column = "value";
  std::vector<std::string> keep;  ///< columns that stay; amounts are summed over all others
};
struct Conversion {
  std::string from, to;
  std::vector<ConcordanceStep> steps;
  LossReport loss;
  std::size_t rows_read = 0, rows_written = 0, rounded = 0;  ///< rounded: values with more than six decimals
  std::vector<std::string> summed_over;                      ///< columns of the file that are neither code, value nor kept
  std::vector<std::string> notes;
};
/// Converts and writes `out` (beside the target, then renamed). Errors: InputError with all problems; nothing is written then.
Conversion convert_file(const ConvertRequest& request);

// --- entrepot codes check ---

struct RoundTrip {
  std::string from, through;
  std::size_t codes = 0;        ///< each with the same weight
  std::size_t wholly_home = 0;  ///< come home to themselves alone
  std::size_t merged = 0;       ///< share their counterpart with others
  std::size_t without = 0;      ///< have no counterpart
  double home = 0;              ///< share of all that comes home to the same code
};
struct ConcordanceFinding {
  std::string file, what;
  std::vector<std::string> codes;
};
struct CodesCheck {
  std::vector<ConcordanceSummary> files;
  std::vector<ConcordanceFinding> findings;
  std::vector<RoundTrip> round_trips;
};
CodesCheck check_concordances(const std::filesystem::path& folder);

// --- entrepot codes priority ---

struct PriorityCode {
  std::string tier;                      ///< "1", "2", "3A", "3B", "4A", "4B"
  std::string listed;                    ///< as the list has it, HS 2022
  std::string code;                      ///< in the edition asked for; empty where there is none
  double share = 0;                      ///< of the listed code that stands under `code`
  std::vector<std::string> shared_with;  ///< codes of HS 2022 that stand under `code` too and are not on the list
};
struct PriorityList {
  std::string edition;
  std::vector<ConcordanceStep> steps;
  std::vector<PriorityCode> codes;  ///< in the order of the list
};
/// The Common High Priority List in any edition of the HS. Errors: InputError.
PriorityList priority_list(const std::filesystem::path& list, const std::filesystem::path& folder, const std::string& edition);

// --- words ---

std::string codes_list_text(const std::vector<ConcordanceSummary>& list);
std::string codes_list_json(const std::vector<ConcordanceSummary>& list);
std::string codes_map_text(const CodeMap& map);
std::string codes_map_json(const CodeMap& map);
/// The loss report.
std::string conversion_text(const Conversion& conversion);
std::string conversion_json(const Conversion& conversion);
std::string codes_check_text(const CodesCheck& check);
std::string codes_check_json(const CodesCheck& check);
std::string priority_list_text(const PriorityList& list);
std::string priority_list_json(const PriorityList& list);

}  // namespace entrepot
