// What accounts say, in words, tables and files: for terminals, for machines, for a page.
#pragma once

#include <filesystem>
#include <string>

#include "entrepot/facts.hpp"

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

}  // namespace entrepot
