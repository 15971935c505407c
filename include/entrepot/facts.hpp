// Printed figures and what must hold between them: each figure is an interval, each identity consistent, true within rounding, or
// contradicted. Arithmetic of rounded numbers, not of models: what a verdict says is exact (docs/accounts.md).
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "entrepot/expression.hpp"
#include "entrepot/interval.hpp"
#include "entrepot/money.hpp"
#include "entrepot/period.hpp"

namespace entrepot {

/// What a figure is measured in. In expressions amounts of money stand in units of the currency and percentages as fractions.
struct FactUnit {
  std::string text;      ///< as written: "bn", "percent", "Mt"
  double scale = 1;      ///< a printed 1 is this in expressions: 1e9, 0.01, 1
  std::string measures;  ///< what adds only to its like: "USD fob", "Mt"; empty for pure numbers
};

enum class FactFlow { none, exports, imports, total, balance };
const char* to_string(FactFlow flow);

/// One printed figure. Reporter, partner and flow are separate fields: "imports from X" in a text on the statistics of Y is read
/// by nobody's habit.
struct Fact {
  std::string id;
  std::string words;                        ///< ours
  std::string text;                         ///< as printed: "71.1"
  PrintedNumber printed;                    ///< in its own unit
  std::optional<double> coarser_half_unit;  ///< how roughly the figure may have been meant: 5 where "240" may be to the ten
  FactUnit unit;
  std::string measure = "value";  ///< "value", "growth", or any other word: only like is compared with like
  std::string reporter, partner;  ///< ISO 3166-1 alpha-3; whose exports or imports
  FactFlow flow = FactFlow::none;
  std::string product = "TOTAL";
  std::optional<Period> period;
  std::string currency;  ///< ISO 4217; of a growth rate: of the amounts that grew
  PriceBasis price_basis = PriceBasis::unstated;
  std::string statistics;            ///< who counted; the reporter where nothing is said
  std::string source, address;       ///< who printed it; where
  std::string status = "published";  ///< "published" (by who counted), "press", "estimate"
  long line = 0;

  /// In the units of expressions.
  Interval interval() const;
};

struct Identity {
  std::string id, words;
  Expression left;
  Expression right;      ///< often one fact
  double tolerance = 0;  ///< beyond rounding, in the unit shown
  std::string tolerance_reason;
  std::string mixed_bases;  ///< why f.o.b. and c.i.f. amounts stand in one sum; empty = they do not
  long line = 0;
};

/// A number that follows from facts, with no printed one to hold against it.
struct Derived {
  std::string id, words;
  Expression expression;
  FactUnit unit;
  std::string mixed_bases;
  long line = 0;
};

/// Pairs of the same amount in two currencies: one rate for all.
struct RateGroup {
  std::string id, words;
  std::vector<std::pair<std::string, std::string>> pairs;  ///< ids of facts
  long line = 0;
};

struct FactFile {
  std::string title, note;
  std::string file;
  std::string sha256;  ///< of the content
  std::vector<Fact> facts;
  std::vector<Identity> identities;
  std::vector<Derived> derived;
  std::vector<RateGroup> rates;
};

/// Errors: InputError with every problem: unknown ids, units that never add, a country that trades with itself ...
FactFile read_facts(const std::filesystem::path& file);
FactFile parse_facts(const std::string& text, const std::string& file);

enum class FactVerdict {
  consistent,     ///< the intervals overlap, and what follows from the printed numbers rounds to what is printed
  rounding_only,  ///< they overlap only
  inconsistent,   ///< no numbers that round to those printed satisfy it
  not_evaluable   ///< a division by what may be zero, a logarithm of what may be negative
};
const char* to_string(FactVerdict verdict);

/// One fact that, wrong alone, would explain a contradiction.
struct Hinge {
  std::string fact;
  double needed = 0;       ///< nearest value at which the rest agrees, in the fact's unit
  double half_units = 0;   ///< how far that is from the printed one, in half units of its own
  bool confirmed = false;  ///< it stands in another identity that holds
};

struct FactCheck {
  std::string id, words;
  enum class Kind { identity, same_flow, mirror } kind = Kind::identity;
  std::string left, right;    ///< expressions as written
  Interval implied, printed;  ///< of both sides, in `unit`; the printed side with its tolerance
  FactUnit unit;
  int decimals = 1;                                   ///< that the printed side has
  EvaluationMethod method = EvaluationMethod::exact;  ///< of the difference of both sides, which the verdict rests on
  FactVerdict verdict = FactVerdict::consistent;
  /// Verdict where every figure that may be coarser is; only of contradictions and only where there is one.
  std::optional<FactVerdict> if_coarser;
  std::vector<std::string> facts;
  std::vector<Hinge> hinges;       ///< of a contradiction: unconfirmed first, then by half_units
  std::string mixed_bases;         ///< why price bases are added across; empty = they are not
  std::string tolerance;           ///< beyond rounding, with its reason; empty = none
  std::vector<std::string> notes;  ///< sentences
};

struct RateCheck {
  RateGroup group;
  std::string unit;             ///< "USD per GBP"
  std::vector<Interval> rates;  ///< one a pair
  std::optional<Interval> common;
  std::vector<std::size_t> outliers;  ///< pairs without any one of which a common rate exists; only where there is none
};

struct DerivedNumber {
  Derived derived;
  Interval interval;  ///< in its unit
  EvaluationMethod method = EvaluationMethod::exact;
};

struct FactReport {
  FactFile file;
  std::vector<FactCheck> checks;  ///< identities in file order, then pairs of facts about one flow
  std::vector<DerivedNumber> derived;
  std::vector<RateCheck> rates;
  /// Mirror data are not counted: two countries that count one flow may both be right.
  std::size_t count(FactVerdict verdict) const;
  /// False where something could not be evaluated: exit code 4.
  bool evaluated() const;
};

FactReport check_facts(const FactFile& file);

/// Units of an expression: sums need like with like, functions of pure numbers pure numbers.
/// `unit_of` gives the unit of a name, empty for pure numbers. Money is "USD fob"; with `mix_bases` the word behind the currency
/// does not count. Returns the unit of the whole, and a problem for every step that adds what never adds.
std::string unit_of_expression(const Expression& expression, const std::function<std::string(const std::string&)>& unit_of,
                               bool mix_bases, Problems& problems, const Problem& where);

}  // namespace entrepot
