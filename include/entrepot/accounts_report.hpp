// What accounts say, in words, tables and files: for terminals, for machines, for a page.
#pragma once

#include <filesystem>
#include <string>

#include "entrepot/facts.hpp"
#include "entrepot/mirror.hpp"
#include "entrepot/printed_tables.hpp"
#include "entrepot/trade_account.hpp"

namespace entrepot {

/// The verdicts as a table, each contradiction with what it hinges on, derived numbers, exchange rates.
std::string facts_summary(const FactReport& report, bool colour);
/// Everything: facts, checks, derived numbers, rates.
std::string facts_json(const FactReport& report);
/// One row a check.
std::string facts_csv(const FactReport& report);
/// One page with the intervals drawn. `command` and `date` (ISO, may be empty) stand at its foot.
std::string facts_html(const FactReport& report, const std::string& command, const std::string& date);
/// facts.toml as read, checks.csv, checks.json, report.html, manifest.json. Errors: InputError (folder).
void write_facts_bundle(const FactReport& report, const std::filesystem::path& folder, const std::string& command,
                        const std::string& date);

/// How an answer is written: a table for people, all digits for machines.
enum class AnswerFormat { text, csv, json };

/// `most_rows`: of a table for people; the rest is counted.
std::string trade_account_answer(const TradeAccount& account, AnswerFormat format, bool colour, std::size_t most_rows = 60);
std::string months_answer(const MonthsTable& months, AnswerFormat format, bool colour);
std::string price_volume_answer(const PriceVolumeTable& table, AnswerFormat format, bool colour);
/// The largest flows first.
std::string mirror_answer(const MirrorComparison& comparison, AnswerFormat format, bool colour, std::size_t most_rows = 30);

}  // namespace entrepot
