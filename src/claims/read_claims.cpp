// claims.toml into a ClaimsLedger: everything wrong with the file at once. What names stand for is checked by those who evaluate.
#include <algorithm>
#include <array>
#include <set>

#include <fmt/core.h>

#include "base/sha256.hpp"
#include "claims/questions_put.hpp"
#include "entrepot/claims.hpp"
#include "measures/canonical_json.hpp"
#include "measures/dates.hpp"
#include "measures/document.hpp"
#include "measures/item_field.hpp"
#include "tables/text_file.hpp"
#include "tables/toml_fields.hpp"

namespace entrepot {
namespace {

using tables::TomlFields;

constexpr std::array kinds{ClaimKind::fact, ClaimKind::mechanism, ClaimKind::forecast, ClaimKind::judgement};
constexpr std::array takes{std::pair{Take::only, "only"}, std::pair{Take::sum, "sum"}, std::pair{Take::mean, "mean"},
                           std::pair{Take::least, "least"}, std::pair{Take::most, "most"}};

/// Letters, digits, _ and -: what stands in an id without trouble.
bool is_plain_name(const std::string& name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

std::vector<std::string> keys_of(const toml::table& table) {
  std::vector<std::string> keys;
  for (const auto& [key, node] : table) keys.emplace_back(key.str());
  return keys;
}

std::string id_of(const toml::table& table) { return table["id"].value_exact<std::string>().value_or(""); }

class Reader {
 public:
  Reader(const toml::table& document, ClaimsLedger& ledger, Problems& problems)
      : ledger_(ledger), problems_(problems), file_(ledger.file.string()), top_(document, "", file_, problems) {}

  void read() {
    const std::string schema = top_.text("schema", true);
    if (!schema.empty() && schema != "1") top_.complain("schema", "must be \"1\": the only form that this program reads");
    ledger_.title = top_.text("title", true);
    ledger_.question = top_.text("question");
    ledger_.note = top_.text("note");
    ledger_.facts = top_.texts("facts").value_or(std::vector<std::string>{});
    read_text();
    read_verdict();
    for_each("scenario", [&](TomlFields& table) { read_scenario_table(table); });
    for_each("data", [&](TomlFields& table) { read_data(table); });
    for_each("cell", [&](TomlFields& table) { read_cell(table); });
    for_each("claim", [&](TomlFields& table) { read_claim(table); });
    if (ledger_.claims.empty())
      top_.complain("claim", "must be given: there is nothing to judge", "start each claim with [[claim]]");
    top_.refuse_unknown_keys("a ledger of claims");
  }

 private:
  template <class Read>
  void for_each(const std::string& key, const Read& read) {
    const std::vector<const toml::table*> list = top_.tables(key);
    std::set<std::string> seen;
    for (std::size_t i = 0; i < list.size(); ++i) {
      TomlFields table(*list[i], item_field(key, i, id_of(*list[i])) + ".", file_, problems_);
      read(table);
      table.refuse_unknown_keys(fmt::format("a [[{}]]", key));
      const std::string id = id_of(*list[i]);
      if (!id.empty() && !seen.insert(id).second) table.complain("id", fmt::format("is the id of an earlier [[{}]]", key));
    }
  }

  std::string plain_id(TomlFields& table) {
    const std::string id = table.text("id", true);
    if (!id.empty() && !is_plain_name(id)) table.complain("id", "has letters, digits, _ and - only");
    return id;
  }

  void read_text() {
    const toml::table* text = top_.table("text");
    if (!top_.has("text")) top_.complain("text", "must be given: whose claims these are", "[text] with a title");
    if (text == nullptr) return;
    TomlFields table(*text, "text.", file_, problems_);
    ledger_.text = {table.text("title", true), table.text("author"),  table.text("publisher"),
                    table.date("date"),        table.text("address"), table.text("note")};
    table.refuse_unknown_keys("[text]");
  }

  void read_verdict() {
    const toml::table* verdict = top_.table("verdict");
    if (verdict == nullptr) return;
    TomlFields table(*verdict, "verdict.", file_, problems_);
    ledger_.supported_share = table.number("supported_share").value_or(ledger_.supported_share);
    ledger_.contradicted_share = table.number("contradicted_share").value_or(ledger_.contradicted_share);
    if (!(ledger_.contradicted_share >= 0 && ledger_.contradicted_share < ledger_.supported_share &&
          ledger_.supported_share <= 1))
      top_.complain("verdict", "0 <= contradicted_share < supported_share <= 1");
    table.refuse_unknown_keys("[verdict]");
  }

  void read_scenario_table(TomlFields& table) {
    LedgerScenario s;
    s.line = table.line();
    s.id = plain_id(table);
    s.question = table.word("question", known_questions());
    s.file = table.text("file", is_built(s.question));
    s.on = table.date("on");
    if (!s.on.empty() && !is_day(s.on)) table.complain("on", "must be a day as YYYY-MM-DD");
    s.draws = table.integer("draws");
    if (s.draws && *s.draws < 0) table.complain("draws", "must be at least 0; 0 draws nothing");
    s.report = table.truth("report").value_or(false);
    if (s.report && s.question != "run") table.complain("report", "is for question = \"run\"");
    if (s.report && std::ranges::any_of(ledger_.scenarios, &LedgerScenario::report))
      table.complain("report", "is true of an earlier scenario: one report stands behind the ledger");
    if (const toml::table* put = table.table("put")) {
      TomlFields numbers(*put, table.prefix() + "put.", file_, problems_);
      for (const std::string& key : keys_of(*put)) {
        if (const auto number = numbers.number(key)) s.put[key] = *number;
      }
    }
    ledger_.scenarios.push_back(std::move(s));
  }

  void read_data(TomlFields& table) {
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

  void read_cell(TomlFields& table) {
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
    if (const toml::table* where = table.table("where")) {
      TomlFields columns(*where, table.prefix() + "where.", file_, problems_);
      for (const std::string& key : keys_of(*where)) {
        const auto values = columns.texts(key);
        if (values && values->empty()) columns.complain(key, "must not be an empty list");
        if (values) c.where[key] = *values;
      }
    }
    if (const toml::table* between = table.table("between")) {
      TomlFields columns(*between, table.prefix() + "between.", file_, problems_);
      for (const std::string& key : keys_of(*between)) {
        const auto ends = columns.texts(key);
        if (ends && ends->size() == 2) c.between[key] = {ends->front(), ends->back()};
        if (ends && ends->size() != 2) columns.complain(key, "must hold two texts: from and to");
      }
    }
    ledger_.cells.push_back(std::move(c));
  }

  void read_claim(TomlFields& table) {
    Claim claim;
    claim.line = table.line();
    claim.id = plain_id(table);
    claim.words = table.text("words", true);
    std::vector<std::string> words;
    for (const ClaimKind kind : kinds) words.push_back(to_string(kind));
    const std::string word = table.word("kind", words, true);
    for (const ClaimKind kind : kinds) claim.kind = word == to_string(kind) ? kind : claim.kind;
    claim.reading = table.text("reading");
    claim.source = table.text("source");
    const std::vector<const toml::table*> tests = table.tables("test");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < tests.size(); ++i) {
      TomlFields test(*tests[i], item_field(table.prefix() + "test", i, id_of(*tests[i])) + ".", file_, problems_);
      claim.tests.push_back(read_test(test));
      test.refuse_unknown_keys("a [[claim.test]]");
      if (!seen.insert(claim.tests.back().id).second) test.complain("id", "is the id of an earlier test of this claim");
    }
    if (claim.tests.empty()) table.complain("test", "must be given: a claim without a test has no verdict", "[[claim.test]]");
    if (!claim.tests.empty() && std::ranges::all_of(claim.tests, &ClaimTest::if_given))
      table.complain("test", "one test at least must count whatever is given: not all of them may be if_given");
    ledger_.claims.push_back(std::move(claim));
  }

  /// Nothing where the key is missing or the expression is wrong, which is a problem then.
  std::optional<Expression> expression(TomlFields& table, const std::string& key, bool required) {
    const std::string text = table.text(key, required);
    if (text.empty()) return std::nullopt;
    try {
      return parse_expression(text, file_, table.line(key), table.prefix() + key);
    } catch (const InputError& error) {
      for (const Problem& problem : error.problems()) problems_.add(problem);
    }
    return std::nullopt;
  }

  ClaimTest read_test(TomlFields& table) {
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
    test.coarser = table.truth("coarser").value_or(false);
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
    test.chart = table.truth("chart").value_or(false);
    test.if_given = table.truth("if_given").value_or(false);
    return test;
  }

  ClaimsLedger& ledger_;
  Problems& problems_;
  std::string file_;
  TomlFields top_;
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
  const toml::table document = tables::parse_toml_text(content, file.string());
  ClaimsLedger ledger;
  ledger.file = file;
  ledger.content = content;
  Problems problems;
  Reader(document, ledger, problems).read();
  problems.throw_if_any();
  ledger.id = sha256_hex(canonical_json(parse_toml(content, file.string())));
  return ledger;
}

ClaimsLedger read_claims(const std::filesystem::path& file) {
  Problems problems;
  const std::optional<std::string> content = tables::read_text(file, problems);
  problems.throw_if_any();
  return parse_claims(*content, file);
}

}  // namespace entrepot
