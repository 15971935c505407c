#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"
#include "support/shared.hpp"

namespace entrepot {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string head = "schema = \"1\"\nworld = { name = \"icio-2022\" }\n";
const std::string tariff =
    "[[measure]]\nid = \"t\"\nkind = \"tariff\"\nimporters = [\"USA\"]\nexporters = [\"CHN\"]\nsectors = [\"goods\"]\n";

Scenario parse(const std::string& text) { return parse_scenario(text, "s.toml"); }

std::vector<Problem> problems_of(const std::string& text) {
  try {
    parse(text);
  } catch (const InputError& error) {
    return error.problems();
  }
  return {};
}

/// The one problem that the text has.
Problem problem_of(const std::string& text) {
  const auto problems = problems_of(text);
  EXPECT_EQ(problems.size(), 1U) << text;
  return problems.empty() ? Problem{} : problems.front();
}

TEST(ReadScenario, EveryPartOfTheFile) {
  const Scenario s = parse(R"(schema = "1"
title = "T"
question = "Q?"
note = "N"
kind = "estimated"
world = { name = "icio-2022", layer = "us-china-2018" }
horizon = "short"
elasticities = { file = "theta.csv" }
closure = { trade_balance = "own_share", transfers = "none" }
groups = { hubs = ["ARE", "TUR"] }
compare = { baseline = "base.toml" }
decompose = { by = "group" }
dependence = { pairs = [["RUS", "CHN"]] }
[[measure]]
id = "us"
group = "g"
kind = "tariff"
importers = ["USA"]
exporters = ["CHN"]
sectors = ["goods"]
change = { add_pp = 145 }
from = 2025-04-10
until = 2025-05-14
order = 3
source = "Executive Order 14266"
[[measure]]
id = "cn"
kind = "ban"
importers = ["CHN"]
exporters = ["USA", "-RUS"]
sectors = ["all", "-B06"]
both_ways = true
retaliates = "us"
[grid]
"us.add_pp" = [0, 10.5]
[compliance]
third = "CHN"
target = "RUS"
factor = 1.5
[[compliance.penalty]]
id = "coalition"
by = ["USA", "@EU27"]
factor = 1.25
)");
  EXPECT_EQ(s.title, "T");
  EXPECT_EQ(s.kind, "estimated");
  EXPECT_EQ(s.world_layer, "us-china-2018");
  EXPECT_EQ(s.elasticities, "");
  EXPECT_EQ(s.elasticities_file, "theta.csv");
  EXPECT_EQ(s.closure, Closure::own_share);
  EXPECT_THAT(s.groups.at("hubs"), ElementsAre("ARE", "TUR"));
  ASSERT_EQ(s.measures.size(), 2U);
  EXPECT_EQ(s.measures[0].change.verb, Verb::add_pp);
  EXPECT_EQ(s.measures[0].change.value, 145);
  EXPECT_EQ(s.measures[0].from, "2025-04-10");
  EXPECT_EQ(s.measures[0].order, 3);
  EXPECT_EQ(s.measures[0].line, 15);
  EXPECT_EQ(s.measures[1].kind, MeasureKind::ban);
  EXPECT_EQ(s.measures[1].group, "cn") << "a measure without a group is its own";
  EXPECT_TRUE(s.measures[1].both_ways);
  ASSERT_EQ(s.grid.size(), 1U);
  EXPECT_THAT(s.grid[0].values, ElementsAre(0, 10.5));
  ASSERT_TRUE(s.compliance);
  EXPECT_EQ(s.compliance->factor, 1.5);
  EXPECT_THAT(s.compliance->penalties[0].by, ElementsAre("USA", "@EU27"));
  EXPECT_THAT(s.pairs, ElementsAre(std::pair<std::string, std::string>("RUS", "CHN")));
}

TEST(ReadScenario, IdIsTheHashOfCanonicalJson) {
  // printf '%s' '{"schema":"1","world":{"name":"icio-2022"}}' | sha256sum
  EXPECT_EQ(parse(head).id, "83c8120f77b4c4b67527e1a92f3cf5faece0501464608be2ef025e74c21088dc");
}

TEST(ReadScenario, IdIgnoresFormAndSeesValues) {
  const std::string id = parse(head + tariff + "change = { add_pp = 10 }\n").id;
  EXPECT_EQ(id.size(), 64U);
  EXPECT_EQ(id, parse("# note\nworld.name = 'icio-2022'\nschema = '1'\n" + tariff + "change.add_pp = 10.0\n").id);
  EXPECT_NE(id, parse(head + tariff + "change = { add_pp = 11 }\n").id);
  EXPECT_NE(id, parse("horizon = \"long\"\n" + head + tariff + "change = { add_pp = 10 }\n").id) << "a default written out";
}

TEST(ReadScenario, WindowsLineEndsAndByteOrderMark) {
  const std::string plain = head + tariff + "change = { add_pp = 10 }\n";
  std::string windows;
  for (const char c : plain) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  EXPECT_EQ(parse(windows).id, parse(plain).id);
  EXPECT_EQ(parse("\xEF\xBB\xBF" + plain).id, parse(plain).id);
  EXPECT_EQ(parse("\xEF\xBB\xBF" + windows).measures[0].line, 4);
}

TEST(ReadScenario, EveryProblemAtOnceInLineOrder) {
  const auto problems = problems_of(
      head + "horison = \"long\"\n" + tariff + "change = { add_pp = \"10\" }\nfrom = \"2025-04-10\"\n" +
      "[[measure]]\nid = \"q\"\nkind = \"export_control\"\nsectors = [\"all\"]\n[closure]\ntransfers = \"coalition\"\n");
  ASSERT_EQ(problems.size(), 5U);
  EXPECT_EQ(problems[0].line, 3);
  EXPECT_EQ(problems[0].rule, "unknown key");
  EXPECT_EQ(problems[0].hint, "did you mean horizon?");
  EXPECT_EQ(problems[1].field, "measure[t].change.add_pp");
  EXPECT_EQ(problems[1].rule, "must be a number, not a string");
  EXPECT_EQ(problems[2].hint, "write it without quotes: 2025-04-10");
  EXPECT_EQ(problems[3].value, "\"export_control\"");
  EXPECT_EQ(problems[3].rule, "is known but not built yet");
  EXPECT_EQ(problems[4].line, 17);
  EXPECT_THAT(problems[4].rule, HasSubstr("needs to know who shares the burden"));
}

TEST(ReadScenario, TheMessageReadAloud) {
  try {
    parse(head + tariff + "change = { add_pp = 10 }\ngroops = \"us\"\n");
    FAIL();
  } catch (const InputError& error) {
    EXPECT_STREQ(error.what(),
                 "1 problem in the input\n  s.toml:10: measure[t].groops = \"us\": unknown key\n    hint: did you mean group?");
  }
}

TEST(ReadScenario, EveryKindNotBuiltIsRefusedByName) {
  for (const std::string kind : {"export_control", "secondary_sanction", "transfer"}) {
    const Problem p = problem_of(head + "[[measure]]\nid = \"x\"\nkind = \"" + kind + "\"\nsectors = [\"all\"]\n");
    EXPECT_EQ(p.value, "\"" + kind + "\"");
    EXPECT_EQ(p.rule, "is known but not built yet");
    EXPECT_THAT(p.hint, HasSubstr("trade_cost"));
  }
  EXPECT_EQ(problem_of(head + "[[measure]]\nid = \"x\"\nkind = \"tarif\"\nsectors = [\"all\"]\n").hint, "did you mean tariff?");
}

TEST(ReadScenario, NumbersOutsideTheirRange) {
  const auto rule = [&](const std::string& change) { return problem_of(head + tariff + "change = { " + change + " }\n").rule; };
  EXPECT_EQ(rule("set_rate = -150"), "must be above -100 %");
  EXPECT_EQ(rule("set_rate = -100"), "must be above -100 %");
  EXPECT_EQ(rule("add_pp = nan"), "must be a finite number");
  EXPECT_EQ(rule("add_pp = inf"), "must be a finite number");
  EXPECT_THAT(rule("add_pp = 1e308"), HasSubstr("must be at most"));
  EXPECT_THAT(rule("add_pp = -1e308"), HasSubstr("must be at most"));
  EXPECT_EQ(rule("linear_cut = 101"), "must be between 0 and 100 %");
  EXPECT_EQ(rule("swiss = 0"), "must be above 0 %");
  EXPECT_THAT(rule("factor = 2"), HasSubstr("kind tariff takes a change by add_pp"));
  EXPECT_EQ(rule("add_pp = 1, set_rate = 2"), "must have one verb only");
  EXPECT_EQ(rule("by = 1"), "unknown key");
  EXPECT_EQ(rule(""), "kind tariff takes a change by add_pp, set_rate, max_rate, linear_cut, swiss or power_pct");
}

TEST(ReadScenario, WhatEachKindTakes) {
  const auto measure = [&](const std::string& kind, const std::string& rest) {
    return head + "[[measure]]\nid = \"x\"\nkind = \"" + kind + "\"\nsectors = [\"all\"]\n" + rest;
  };
  const std::string flows = "importers = [\"USA\"]\nexporters = [\"CHN\"]\n";
  EXPECT_THAT(problem_of(measure("trade_cost", flows + "change = { factor = 0.9 }")).rule, HasSubstr("at least 1"));
  EXPECT_THAT(problem_of(measure("trade_cost", flows + "change = { factor = 1e9 }")).hint, HasSubstr("ban"));
  EXPECT_THAT(problem_of(measure("ban", flows + "change = { factor = 2 }")).rule, HasSubstr("no change"));
  EXPECT_THAT(problem_of(measure("productivity", "countries = [\"USA\"]\nchange = { factor = 0 }")).rule, HasSubstr("above 0"));
  EXPECT_EQ(problem_of(measure("productivity", "importers = [\"USA\"]\ncountries = [\"USA\"]\nchange = { factor = 2 }")).field,
            "measure[x].importers");
  EXPECT_EQ(problem_of(measure("ban", "importers = [\"USA\"]\n")).field, "measure[x].exporters");
  EXPECT_EQ(problems_of(measure("productivity", "countries = [\"USA\"]\nchange = { factor = 0.5 }")).size(), 0U);
}

TEST(ReadScenario, IdsAndRetaliation) {
  const std::string change = "change = { add_pp = 10 }\n";
  EXPECT_EQ(problem_of(head + tariff + change + tariff + change).rule, "is the id of an earlier measure");
  EXPECT_EQ(problem_of(head + tariff + change + "retaliates = \"us\"\n").rule, "must be the id of another measure");
  EXPECT_EQ(problem_of(head + tariff + change + "from = 2025-05-14\nuntil = 2025-05-14\n").rule,
            "must be after from = 2025-05-14");
  EXPECT_EQ(problem_of(head + tariff + change + "from = 2025-05-14T00:00:00Z\n").rule, "must be a date, not a time");
}

TEST(ReadScenario, ComplianceNumbersAndPlayers) {
  const auto compliance = [&](const std::string& first, const std::string& penalty) {
    return head + "[compliance]\nthird = \"CHN\"\n" + first + "[[compliance.penalty]]\nid = \"us\"\nby = [\"USA\"]\n" + penalty;
  };
  const std::string fine = "target = \"RUS\"\nfactor = 1.5\n", also_fine = "factor = 1.25\n";
  EXPECT_TRUE(problems_of(compliance(fine, also_fine)).empty());
  EXPECT_EQ(problem_of(compliance("target = \"CHN\"\nfactor = 1.5\n", also_fine)).field, "compliance.target");
  EXPECT_EQ(problem_of(compliance("target = \"RUS\"\nfactor = 0.5\n", also_fine)).field, "compliance.factor");
  EXPECT_EQ(problem_of(compliance(fine, "factor = 1e308\n")).field, "compliance.penalty[us].factor");
  EXPECT_EQ(problem_of(compliance(fine + "political_value = 1e308\n", also_fine)).field, "compliance.political_value");
  EXPECT_EQ(problem_of(compliance(fine + "compliance_cost = nan\n", also_fine)).rule, "must be a finite number");
  EXPECT_EQ(problem_of(compliance(fine, also_fine + "[[compliance.penalty]]\nid = \"us\"\nby = [\"DEU\"]\nfactor = 1.1\n")).rule,
            "is the id of an earlier penalty");
  EXPECT_EQ(problem_of(head + "[compliance]\nthird = \"CHN\"\ntarget = \"RUS\"\nfactor = 1.5\n").rule, "is missing");
}

TEST(ReadScenario, MissingParts) {
  const auto problems = problems_of("title = \"t\"\n");
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems[0].field, "schema");
  EXPECT_EQ(problems[1].field, "world");
  EXPECT_THAT(problem_of("schema = \"1\"\nworld = { layer = \"x\" }\n").rule, HasSubstr("either name or file"));
  EXPECT_THAT(problem_of("schema = \"1\"\nworld = { name = \"a\", file = \"b\" }\n").rule, HasSubstr("either name or file"));
  EXPECT_EQ(problem_of("schema = \"2\"\nworld = { name = \"a\" }\n").rule, "must be one of 1");
  EXPECT_EQ(problem_of(head + "[groups]\nWest = [\"USA\"]\n").rule, "is a built-in group");
}

TEST(ReadScenario, SubstitutionAndFactors) {
  const Scenario scenario = parse_scenario(
      head + "[substitution]\nconsumption = 0.8\nenergy = 0.05\nenergy_sectors = [\"B05\"]\n[factors]\nmobility = 0\n", "x.toml");
  EXPECT_EQ(scenario.technology.consumption, 0.8);
  EXPECT_FALSE(scenario.technology.value_added);
  EXPECT_EQ(scenario.technology.factor_mobility, 0.0);
  const Problem zero = problem_of(head + "[substitution]\nintermediates = 0\n");
  EXPECT_EQ(zero.field, "substitution.intermediates");
  EXPECT_EQ(zero.line, 4);
  EXPECT_EQ(problem_of(head + "[factors]\nmobility = -1\n").field, "factors.mobility");
  EXPECT_EQ(problem_of(head + "[factors]\nmobility = nan\n").field, "factors.mobility");
  EXPECT_EQ(problem_of(head + "[substitution]\nenergy = 0.1\n").field, "substitution.energy_sectors");
  EXPECT_EQ(problem_of(head + "[substitution]\nenergy_sectors = [\"B05\"]\n").field, "substitution.energy");
}

TEST(ReadScenario, SyntaxAndEncoding) {
  EXPECT_THAT(problem_of("schema = \"1\nworld = 1\n").rule, HasSubstr("not valid TOML"));
  EXPECT_EQ(problem_of("schema = \"1\nworld = 1\n").line, 1);
  const Problem latin1 = problem_of(head +
                                    "title = \"Espa\xF1"
                                    "a\"\n");
  EXPECT_EQ(latin1.line, 3);
  EXPECT_EQ(latin1.rule, "not UTF-8 text");
  EXPECT_EQ(latin1.value, "byte 0xF1");
  EXPECT_EQ(problem_of("title = \"\xED\xA0\x80\"\n").rule, "not UTF-8 text") << "a lone surrogate";
}

TEST(ReadScenario, NamesTheLineOfAHeaderThatNoKeyCanStart) {
  const Problem header = problem_of(head + "title = \"x\"\n[[{measure]]\nid = \"a\"\n");
  EXPECT_THAT(header.rule, HasSubstr("not valid TOML"));
  EXPECT_EQ(header.line, 4);
  EXPECT_EQ(problem_of(head + "[$").line, 3) << "the last line, without an end";
}

TEST(ReadScenario, LettersBeyondAsciiStandInQuotesAndComments) {
  const std::string text = "# \xEF\xBB\xBD \xE2\x9A\x96\xEF\xB8\x8F \"not a string\nid_\xEF\xBB\xBD = 1\n";
  const Problem outside = problem_of(head + text);
  EXPECT_THAT(outside.rule, HasSubstr("only plain ASCII"));
  EXPECT_EQ(outside.line, 4);
  EXPECT_EQ(outside.value, "\xEF\xBB\xBD");
  EXPECT_EQ(problem_of(head + "title = 1\"\xEF\xBB\xBD\"\n").line, 3) << "a quote that opens nothing";
  try {
    parse_scenario(head + "[groups.\"\xC3\xB6\"]\n", "x.toml");
    ADD_FAILURE() << "a group is a list";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), ::testing::Not(HasSubstr("ASCII")));
  }
  const std::string title = "\xE2\x9A\x96\xEF\xB8\x8F \\\"Z\xC3\xB6lle\\\" # \xD8\xB1\xEF\xBB\xBD";
  EXPECT_EQ(parse_scenario("\xEF\xBB\xBF" + head + "title = \"" + title + "\"\r\n", "x.toml").title.size(), title.size() - 2);
  EXPECT_EQ(parse_scenario(head + "title = \"\"\"a\"\"\"\"\" # \" \xC3\xB6\n", "x.toml").title, "a\"\"");
  EXPECT_EQ(parse_scenario(head + "title = '''\n\xEF\xBB\xBD'' \"\n'''\n", "x.toml").title, "\xEF\xBB\xBD'' \"\n");
}

TEST(ReadScenario, FilesThatCannotBeRead) {
  const auto rule = [](const std::filesystem::path& file) -> std::string {
    try {
      read_scenario(file);
    } catch (const InputError& error) {
      EXPECT_EQ(error.problems().front().file, file.string());
      return error.problems().front().rule;
    }
    return "none";
  };
  const auto folder = std::filesystem::path(::testing::TempDir()) / "entrepot_read_scenario";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "empty.toml").close();
  EXPECT_EQ(rule(folder / "none.toml"), "there is no such file");
  EXPECT_THAT(rule(folder), HasSubstr("this is a folder"));
  EXPECT_EQ(rule(folder / "empty.toml"), "the file is empty (0 bytes)");
  std::filesystem::remove_all(folder);
}

TEST(ReadScenario, QuotasAndPriceCapsWithSharesRentsAndWhatBansLeave) {
  const std::string flows = "importers = [\"USA\"]\nexporters = [\"CHN\"]\nsectors = [\"goods\"]\n";
  const Scenario s = parse(head + "[bans]\nremainder_pct = 12\n[[measure]]\nid = \"q\"\nkind = \"quota\"\n" + flows +
                           "shared = true\nrent = \"exporter\"\nchange = { max_value = 1200 }\n[[measure]]\nid = \"p\"\n" +
                           "kind = \"price_cap\"\n" + flows + "change = { max_pct = 60 }\n");
  EXPECT_EQ(s.ban_remainder_pct, 12);
  EXPECT_TRUE(s.measures[0].shared);
  EXPECT_EQ(s.measures[0].rent, "exporter");
  EXPECT_EQ(s.measures[0].change.verb, Verb::max_value);
  EXPECT_FALSE(s.measures[1].shared);
  EXPECT_EQ(s.measures[1].change.value, 60);
}

TEST(ReadScenario, WhatDoesNotSuitALimitIsNamed) {
  const std::string flows = "importers = [\"USA\"]\nexporters = [\"CHN\"]\nsectors = [\"goods\"]\n";
  const auto rule_of = [&](const std::string& kind, const std::string& rest) {
    return problem_of(head + "[[measure]]\nid = \"q\"\nkind = \"" + kind + "\"\n" + flows + rest + "\n").rule;
  };
  EXPECT_EQ(rule_of("quota", "change = { factor = 0.5 }"), "kind quota takes a change by max_pct or max_value");
  EXPECT_EQ(rule_of("quota", "change = { max_value = 10 }"), "must be true with max_value");
  EXPECT_EQ(rule_of("quota", "change = { max_pct = 0 }"), "must be above 0 %");
  EXPECT_EQ(rule_of("quota", "shared = true\nchange = { max_value = -3 }"), "must be above 0 million USD");
  EXPECT_EQ(rule_of("price_cap", "change = { max_value = 10 }"), "kind price_cap takes a change by max_pct");
  EXPECT_EQ(rule_of("price_cap", "shared = true\nchange = { max_pct = 10 }"), "does not belong to kind price_cap");
  EXPECT_EQ(rule_of("tariff", "rent = \"importer\"\nchange = { add_pp = 10 }"), "does not belong to kind tariff");
  EXPECT_EQ(problem_of(head + "[bans]\nremainder_pct = 0\n").rule, "must be above 0 and at most 100");
}

}  // namespace
}  // namespace entrepot
