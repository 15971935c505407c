// Claims: a text taken apart into statements, each tested by published facts, by data or by outcomes of scenarios. A verdict
// follows from numbers and a stated rule, never from the file alone (docs/claims.md).
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "entrepot/certified_state.hpp"
#include "entrepot/expression.hpp"
#include "entrepot/interval.hpp"
#include "entrepot/study.hpp"

namespace entrepot {

enum class ClaimKind { fact, mechanism, forecast, judgement };
/// From the best to the worst: a claim is no better than the worst test that all of it rests on.
enum class Verdict {
  supported,
  rounding_only,  ///< holds or fails within what rounding hides
  conditional,    ///< under a condition that is named, or in a part of the draws
  open,           ///< a number is missing; what would settle it is named
  contradicted,
};

/// The text whose claims these are.
struct ClaimedText {
  std::string title, author, publisher, date, address, note;
};

/// A scenario whose headline numbers the tests may name: "ID.HEADLINE".
struct LedgerScenario {
  std::string id, file;               ///< path as written, beside the ledger
  std::string question = "run";       ///< which question of the file: run, comply or realign; or a known one that is not built
  std::string on;                     ///< ISO date; empty = all measures
  std::optional<long> draws;          ///< in place of the file's; 0 = none
  std::map<std::string, double> put;  ///< numbers put in by their keys (docs/scenario.md)
  bool report = false;                ///< its whole report stands behind the ledger; one at most
  long line = 0;
};

/// A published file, or rows of the project's store, given by the user.
struct LedgerData {
  std::string id, title;
  std::string file;  ///< path below the folder of --data; empty where `sql` is there
  std::string sql;   ///< one SELECT over the store (docs/data.md)
  std::string publisher, licence, address;
  std::string sha256;  ///< of the file that was read when the ledger was written; empty = any
  long line = 0;
};

enum class Take { only, sum, mean, least, most };
/// One number out of a data file: the rows that match, one column of them.
struct LedgerCell {
  std::string id, data, column;
  std::map<std::string, std::vector<std::string>> where;  ///< by column: any of these
  std::map<std::string, std::pair<std::string, std::string>>
      between;  ///< by column: from, to, both included, in the order of text
  Take take = Take::only;
  double scale = 1;
  std::string unit, words;
  long line = 0;
};

/// One number that a claim is judged by: ours against theirs, or ours against bounds.
struct ClaimTest {
  std::string id;     ///< within the claim: "growth"
  std::string words;  ///< what the number is: starts small, no unit
  std::string unit;   ///< of bounds, tolerance and of the number as shown: "percent", "bn USD", "factor"
  Expression ours;
  std::optional<Expression> theirs;    ///< what the text says; then ours must agree with it
  double tolerance = 0;                ///< in the unit, added to both sides of theirs
  bool coarser = false;                ///< theirs as roughly as it may have been meant (docs/accounts.md)
  std::optional<double> above, below;  ///< where the claim holds; without theirs
  std::string in_case;                 ///< the reading of the claim that this test is about; empty = all readings
  std::string assumes;                 ///< what must be true beside the number; then it is conditional at best
  std::string settles;                 ///< data that would settle it, where a number is missing
  std::string source;
  bool chart = false;
  bool if_given = false;  ///< counts only where its numbers are there
  long line = 0;
};

struct Claim {
  std::string id, words;  ///< ours, not the text's
  ClaimKind kind = ClaimKind::fact;
  std::vector<ClaimTest> tests;
  std::string reading;  ///< what the verdict leaves open; may be empty
  std::string source;
  long line = 0;
};

struct ClaimsLedger {
  std::filesystem::path file;
  std::string content;  ///< the file as read
  std::string title, question, note;
  ClaimedText text;
  std::vector<std::string> facts;    ///< files of facts as written, beside the ledger
  double supported_share = 0.95;     ///< of draws from which on a claim counts as supported
  double contradicted_share = 0.05;  ///< of draws up to which it counts as contradicted
  std::vector<LedgerScenario> scenarios;
  std::vector<LedgerData> data;
  std::vector<LedgerCell> cells;
  std::vector<Claim> claims;
  std::string id;  ///< SHA-256 of the file as parsed, RFC 8785 JSON
};

/// Errors: InputError with every problem of the file: unknown keys, wrong types, names twice, expressions.
ClaimsLedger read_claims(const std::filesystem::path& file);
ClaimsLedger parse_claims(const std::string& content, const std::filesystem::path& file);

/// Where a number comes from.
enum class NumberKind { fact, cell, outcome };
struct LedgerNumber {
  std::string id;  ///< as tests name it
  NumberKind kind = NumberKind::fact;
  /// In the units of expressions: fractions for percentages, units of the currency for amounts. Of facts: what rounding hides; of
  /// outcomes: 5 % to 95 % of the draws, if there are any.
  Interval interval;
  std::optional<Interval> coarser;  ///< of facts that may have been meant more roughly than they are printed
  double scale = 1;                 ///< a 1 of `unit` is this in expressions
  std::vector<double> draws;        ///< of outcomes, by draw, in the units of expressions; NaN without an answer
  std::string text;                 ///< of facts: as printed
  std::string unit, words;
  std::string missing;       ///< why there is no number; empty if there is one
  std::string file, sha256;  ///< of facts and cells: as the user names it; of rows of a store: its file, and of the rows as CSV
  std::string sql;           ///< of rows of a store
  std::vector<long> lines;   ///< where it stands in the file
  std::vector<std::string> rows;  ///< these lines as they are, the first few
  std::string source, address, status;
  std::size_t run = 0;  ///< of outcomes: index into LedgerResult::runs
};

/// A scenario carried out for the tests: its headlines under its own numbers, and over draws where it has [uncertainty].
struct LedgerRun {
  LedgerScenario asked;
  Scenario scenario;
  std::string world, world_id;  ///< name and content id of its World
  std::vector<Source> sources;  ///< of its World
  Headlines headlines;
  std::vector<CertifiedState> states;  ///< that the headlines rest on, under the scenario's own numbers
  Outcome outcome = Outcome::converged;
  std::string reason;                ///< why there is no equilibrium
  std::optional<Uncertainty> doubt;  ///< draws of what is uncertain
  double seconds = 0;
  /// The state with the largest residual, or the first that is not converged; none without states.
  const CertifiedState* worst() const;
};

/// Why there is no number.
struct MissingNumber {
  std::string id, reason;
};
/// An input of the scenario that separates the draws in which a claim holds from the others.
struct SeparatingInput {
  std::string words;
  double correlation = 0;  ///< of its rank with the number's
  bool holds_where_high = false;
};

struct TestResult {
  Verdict verdict = Verdict::open;
  Interval ours;                        ///< in the test's unit; low and high: what rounding hides, or 5 % and 95 % of the draws
  std::optional<Interval> theirs;       ///< in the test's unit, with the tolerance
  std::size_t draws = 0, answered = 0;  ///< 0 = nothing was drawn
  double share = 0;                     ///< of the answered draws in which the claim holds
  std::optional<SeparatingInput> separating;  ///< where the draws disagree
  EvaluationMethod method = EvaluationMethod::exact;
  std::vector<MissingNumber> missing;
  std::vector<std::size_t> numbers;  ///< into LedgerResult::numbers, in order of first use
};

struct ClaimResult {
  Verdict verdict = Verdict::open;
  std::vector<TestResult> tests;                         ///< as in the claim
  std::vector<std::string> holds_in, fails_in, open_in;  ///< cases of the claim, by verdict; where not all agree
};

struct LedgerResult {
  ClaimsLedger ledger;
  std::vector<LedgerNumber> numbers;         ///< that tests name, in order of first use
  std::vector<LedgerRun> runs;               ///< by scenario that a test or the report names, in file order
  std::vector<ClaimResult> claims;           ///< as in the ledger
  std::shared_ptr<const Study> study;        ///< of the scenario whose report stands behind the ledger; may be empty
  std::map<std::string, std::string> files;  ///< facts as read: content by path as written
  std::vector<std::string> warnings;
  std::string command, date;
  double seconds = 0;
  int threads = 0;
  bool interrupted = false;
  std::size_t count(Verdict verdict) const;
  Outcome outcome() const;  ///< cancelled if interrupted; else converged: a claim without equilibrium is open
};

struct ClaimsOptions {
  std::filesystem::path data;   ///< folder of the published files; empty = none given
  std::filesystem::path store;  ///< the project's store, as traces name it; empty = none given
  /// Rows of one SELECT over it, as CSV. Needed where a store is given. Errors: InputError.
  std::function<std::string(const std::string& sql)> query;
  bool draw = true;           ///< put intervals on outcomes
  std::optional<long> draws;  ///< in place of the ledger's and the scenarios'
  bool study = true;          ///< carry out the scenario of the report too
  SolverParams params;
  std::string command, date;
};

/// Reads the facts and the data, carries out the scenarios, judges every claim. A number that cannot be had leaves its claim
/// open. Errors: InputError with every problem (files of facts, names that there are not, scenarios, columns).
LedgerResult evaluate_claims(const ClaimsLedger& ledger, const ClaimsOptions& options = {}, const Control& control = {});

/// The rule by which one number judges one test; pure; all numbers in the test's unit. `draws`: ours by draw, NaN without an
/// answer; empty = nothing drawn. `shares`: from the ledger. Verdict, share and theirs are filled.
TestResult judge_test(const ClaimTest& test, const Interval& ours, const std::optional<Interval>& theirs,
                      const std::vector<double>& draws, double supported_share, double contradicted_share);
/// Tests of all readings must hold; readings that disagree make a claim conditional; a test with if_given and without its numbers
/// does not count; pure.
ClaimResult judge_claim(const Claim& claim, std::vector<TestResult> tests);

std::string to_string(Verdict verdict);
std::string to_string(ClaimKind kind);
std::string to_string(NumberKind kind);

/// JSON ("--json"), page, words on the terminal, and a bundle as write_bundle's (docs/claims.md).
std::string claims_json(const LedgerResult& result);
std::string claims_html(const LedgerResult& result);
/// `why`: every test in a sentence, instead of one line a claim.
std::string claims_summary(const LedgerResult& result, bool colour, bool why = false);
void write_claims_bundle(const LedgerResult& result, const std::filesystem::path& folder);

}  // namespace entrepot
