// claims.toml into a ClaimsLedger: everything wrong with the file at once. What names stand for is checked by those who evaluate.
#include <algorithm>
#include <array>
#include <set>

#include <fmt/core.h>

#include "base/sha256.hpp"
#include "claims/questions_put.hpp"
#include "claims/table_reader.hpp"
#include "entrepot/claims.hpp"
#include "measures/canonical_json.hpp"
#include "measures/dates.hpp"
#include "measures/item_field.hpp"
#include "tables/text_file.hpp"

namespace entrepot {
namespace {

constexpr std::array kinds{ClaimKind::fact, ClaimKind::mechanism, ClaimKind::forecast, ClaimKind::judgement};
constexpr std::array takes{std::pair{Take::only, "only"}, std::pair{Take::sum, "sum"}, std::pair{Take::mean, "mean"},
                           std::pair{Take::least, "least"}, std::pair{Take::most, "most"}};

/// Letters, digits, _ and -: what stands in an id without trouble.
bool is_plain_name(const std::string& name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

std::string id_of(const Value& table) {
  const Value* id = table.find("id");
  return id != nullptr && id->type == Value::Type::text ? id->text : "";
}

class Reader {
 public:
  Reader(const Value& document, ClaimsLedger& ledger, Problems& problems)
      : ledger_(ledger), problems_(problems), file_(ledger.file.string()), top_(document, file_, "", problems) {}

  void read() {
    const std::string schema = top_.text("schema", true);
    if (!schema.empty() && schema != "1") top_.complain("schema", "must be \"1\": the only form that this program reads");
    ledger_.title = top_.text("title", true);
    ledger_.question = top_.text("question");
    ledger_.note = top_.text("note");
    ledger_.facts = top_.texts("facts");
    read_text();
    read_verdict();
    for_each("scenario", [&](TableReader& table) { read_scenario_table(table); });
    for_each("data", [&](TableReader& table) { read_data(table); });
    for_each("cell", [&](TableReader& table) { read_cell(table); });
    for_each("claim", [&](TableReader& table) { read_claim(table); });
    if (ledger_.claims.empty())
      top_.complain("claim", "is missing: there is nothing to judge", "start each claim with [[claim]]");
    top_.finish();
  }

 private:
  template <class Read>
  void for_each(const std::string& key, const Read& read) {
    const std::vector<const Value*> list = top_.tables(key);
    std::set<std::string> seen;
    for (std::size_t i = 0; i < list.size(); ++i) {
      TableReader table(*list[i], file_, item_field(key, i, id_of(*list[i])), problems_);
      read(table);
      table.finish();
      const std::string id = id_of(*list[i]);
      if (!id.empty() && !seen.insert(id).second) table.complain("id", fmt::format("is the id of an earlier [[{}]]", key));
    }
  }

  std::string plain_id(TableReader& table) {
    const std::string id = table.text("id", true);
    if (!id.empty() && !is_plain_name(id)) table.complain("id", "has letters, digits, _ and - only");
    return id;
  }

  void read_text() {
    const Value* value = top_.table("text");
    if (value == nullptr) return top_.complain("text", "is missing: whose claims these are", "[text] with a title");
    TableReader table(*value, file_, "text", problems_);
    ledger_.text = {table.text("title", true), table.text("author"),  table.text("publisher"),
                    table.date("date"),        table.text("address"), table.text("note")};
    table.finish();
  }

  void read_verdict() {
    const Value* value = top_.table("verdict");
    if (value == nullptr) return;
    TableReader table(*value, file_, "verdict", problems_);
    ledger_.supported_share = table.number("supported_share").value_or(ledger_.supported_share);
    ledger_.contradicted_share = table.number("contradicted_share").value_or(ledger_.contradicted_share);
    if (!(ledger_.contradicted_share >= 0 && ledger_.contradicted_share < ledger_.supported_share &&
          ledger_.supported_share <= 1))
      problems_.add(
          {.file = file_, .line = value->line, .field = "verdict", .rule = "0 <= contradicted_share < supported_share <= 1"});
    table.finish();
  }

  void read_scenario_table(TableReader& table) {
    LedgerScenario s;
    s.line = table.line();
    s.id = plain_id(table);
    s.question = table.word("question", known_questions());
    s.file = table.text("file", is_built(s.question));
    s.on = table.date("on");
    if (!s.on.empty() && !is_day(s.on)) table.complain("on", "must be a day as YYYY-MM-DD");
    s.draws = table.integer("draws");
    if (s.draws && *s.draws < 0) table.complain("draws", "must be at least 0; 0 draws nothing");
    s.report = table.boolean("report");
    if (s.report && s.question != "run") table.complain("report", "is for question = \"run\"");
    if (s.report && std::ranges::any_of(ledger_.scenarios, &LedgerScenario::report))
      table.complain("report", "is true of an earlier scenario: one report stands behind the ledger");
    if (const Value* put = table.table("put")) {
      TableReader numbers(*put, file_, table.field() + ".put", problems_);
      for (const Member& member : put->members) {
        if (const auto number = numbers.number(member.key)) s.put[member.key] = *number;
      }
    }
    ledger_.scenarios.push_back(std::move(s));
  }

  void read_data(TableReader& table) {
    LedgerData data;
    data.line = table.line();
    data.id = plain_id(table);
    data.title = table.text("title", true);
    data.file = table.text("file");
    data.sql = table.text("sql");
    data.publisher = table.text("publisher");
    data.licence = table.text("licence");
    data.address = table.text("address");
    data.sha256 = table.text("sha256");
    if (table.has("file") == table.has("sql"))
      table.complain(table.has("file") ? "sql" : "file", "data are either a file or rows of the store",
                     "file = a path below the folder of --data; or sql = one SELECT over the store of --store");
    const bool hexadecimal =
        std::ranges::all_of(data.sha256, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    if (!data.sha256.empty() && (data.sha256.size() != 64 || !hexadecimal))
      table.complain("sha256", "must be 64 lower-case hexadecimal digits");
    const std::filesystem::path path(data.file);
    const bool outside = path.is_absolute() || std::ranges::any_of(path, [](const auto& part) { return part == ".."; });
    if (outside) table.complain("file", "must be a path below the folder of --data");
    ledger_.data.push_back(std::move(data));
  }

  void read_cell(TableReader& table) {
    LedgerCell c;
    c.line = table.line();
    c.id = plain_id(table);
    c.data = table.text("data", true);
    const auto of_id = [&](const LedgerData& data) { return data.id == c.data; };
    if (!c.data.empty() && std::ranges::none_of(ledger_.data, of_id)) {
      std::vector<std::string> ids;
      for (const LedgerData& data : ledger_.data) ids.push_back(data.id);
      table.complain("data", "must be the id of a [[data]]", did_you_mean(c.data, ids));
    }
    c.column = table.text("column", true);
    std::vector<std::string> words;
    for (const auto& [take, word] : takes) words.emplace_back(word);
    const std::string word = table.word("take", words);
    for (const auto& [take, name] : takes) c.take = word == name ? take : c.take;
    c.scale = table.number("scale").value_or(1);
    c.unit = table.text("unit", true);
    c.words = table.text("words");
    if (const Value* where = table.table("where")) {
      TableReader columns(*where, file_, table.field() + ".where", problems_);
      for (const Member& member : where->members) c.where[member.key] = columns.texts(member.key);
    }
    if (const Value* between = table.table("between")) {
      TableReader columns(*between, file_, table.field() + ".between", problems_);
      for (const Member& member : between->members) {
        const std::vector<std::string> ends = columns.texts(member.key);
        if (ends.size() == 2) c.between[member.key] = {ends[0], ends[1]};
        if (ends.size() != 2) columns.complain(member.key, "must hold two strings: from and to");
      }
    }
    ledger_.cells.push_back(std::move(c));
  }

  void read_claim(TableReader& table) {
    Claim claim;
    claim.line = table.line();
    claim.id = plain_id(table);
    claim.words = table.text("words", true);
    std::vector<std::string> words;
    for (const ClaimKind kind : kinds) words.push_back(to_string(kind));
    const std::string word = table.word("kind", words);
    for (const ClaimKind kind : kinds) claim.kind = word == to_string(kind) ? kind : claim.kind;
    if (table.text("kind").empty()) table.complain("kind", "is missing", "one of fact, mechanism, forecast, judgement");
    claim.reading = table.text("reading");
    claim.source = table.text("source");
    const std::vector<const Value*> tests = table.tables("test");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < tests.size(); ++i) {
      TableReader test(*tests[i], file_, item_field(table.field() + ".test", i, id_of(*tests[i])), problems_);
      claim.tests.push_back(read_test(test));
      test.finish();
      if (!seen.insert(claim.tests.back().id).second) test.complain("id", "is the id of an earlier test of this claim");
    }
    if (claim.tests.empty()) table.complain("test", "is missing: a claim without a test has no verdict", "[[claim.test]]");
    if (!claim.tests.empty() && std::ranges::all_of(claim.tests, &ClaimTest::if_given))
      table.complain("test", "one test at least must count whatever is given: not all of them may be if_given");
    ledger_.claims.push_back(std::move(claim));
  }

  /// Nothing where the key is missing or the expression is wrong, which is a problem then.
  std::optional<Expression> expression(TableReader& table, const std::string& key, bool required) {
    const std::string text = table.text(key, required);
    if (text.empty()) return std::nullopt;
    try {
      return parse_expression(text, file_, table.line_of(key), table.field() + "." + key);
    } catch (const InputError& error) {
      for (const Problem& problem : error.problems()) problems_.add(problem);
    }
    return std::nullopt;
  }

  ClaimTest read_test(TableReader& table) {
    ClaimTest test;
    test.line = table.line();
    test.id = plain_id(table);
    test.words = table.text("words", true);
    test.unit = table.text("unit", true);
    if (auto ours = expression(table, "ours", true)) test.ours = std::move(*ours);
    test.theirs = expression(table, "theirs", false);
    const auto tolerance = table.number("tolerance");
    test.tolerance = tolerance.value_or(0);
    if (test.tolerance < 0) table.complain("tolerance", "must be at least 0");
    test.coarser = table.boolean("coarser");
    test.above = table.number("above");
    test.below = table.number("below");
    const bool compares = table.has("theirs"), bounds = test.above || test.below;
    if (compares == bounds)
      table.complain(compares ? "theirs" : "ours", "a test has either theirs, or above and below",
                     "theirs = what the text says; or above = the least, below = the most, for which the claim holds");
    if (tolerance && !compares) table.complain("tolerance", "goes with theirs");
    if (test.coarser && !compares) table.complain("coarser", "goes with theirs");
    if (test.above && test.below && !(*test.above < *test.below)) table.complain("below", "must be more than above");
    test.in_case = table.text("case");
    test.assumes = table.text("assumes");
    test.settles = table.text("settles");
    test.source = table.text("source");
    test.chart = table.boolean("chart");
    test.if_given = table.boolean("if_given");
    return test;
  }

  ClaimsLedger& ledger_;
  Problems& problems_;
  std::string file_;
  TableReader top_;
};

}  // namespace

std::string to_string(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::fact:
      return "fact";
    case ClaimKind::mechanism:
      return "mechanism";
    case ClaimKind::forecast:
      return "forecast";
    case ClaimKind::judgement:
      break;
  }
  return "judgement";
}

ClaimsLedger parse_claims(const std::string& content, const std::filesystem::path& file) {
  const Value document = parse_toml(content, file.string());
  ClaimsLedger ledger;
  ledger.file = file;
  ledger.content = content;
  Problems problems;
  Reader(document, ledger, problems).read();
  problems.throw_if_any();
  ledger.id = sha256_hex(canonical_json(document));
  return ledger;
}

ClaimsLedger read_claims(const std::filesystem::path& file) {
  Problems problems;
  const std::optional<std::string> content = tables::read_text(file, problems);
  problems.throw_if_any();
  return parse_claims(*content, file);
}

}  // namespace entrepot
