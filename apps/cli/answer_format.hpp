// --json and --csv of commands that print one answer.
#pragma once

#include "context.hpp"
#include "entrepot/accounts_report.hpp"

namespace entrepot::cli {

inline void add_answer_format(CLI::App& command, bool& csv, Context& context) {
  add_json_option(command, context);
  command.add_flag("--csv", csv, "Print all rows as CSV");
}

inline AnswerFormat answer_format(bool csv, const Context& context) {
  if (context.json) return AnswerFormat::json;
  return csv ? AnswerFormat::csv : AnswerFormat::text;
}

}  // namespace entrepot::cli
