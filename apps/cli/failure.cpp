#include "failure.hpp"

#include <limits>
#include <new>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "entrepot/errors.hpp"
#include "exit_code.hpp"

namespace entrepot::cli {
namespace {

std::string problems_json(const InputError& error) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Problem& problem : error.problems()) {
    nlohmann::ordered_json entry = nlohmann::ordered_json::object();
    if (!problem.file.empty()) entry["file"] = problem.file;
    if (problem.line > 0 && problem.line < std::numeric_limits<long>::max()) entry["line"] = problem.line;
    if (!problem.field.empty()) entry["field"] = problem.field;
    if (!problem.value.empty()) entry["value"] = problem.value;
    entry["rule"] = problem.rule;
    if (!problem.hint.empty()) entry["hint"] = problem.hint;
    list.push_back(std::move(entry));
  }
  const nlohmann::ordered_json object = {{"error", {{"problems", std::move(list)}}}};
  // Values may hold any bytes of the user's file: what is not UTF-8 is shown as the replacement character.
  return object.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

int report_bad_input(const Context& context, const InputError& error) {
  fmt::print(stderr, "entrepot: {}\n", error.what());
  if (context.json) write_data(problems_json(error));
  return bad_input;
}

int run_caught(const Context& context) {
  try {
    return context.action();
  } catch (const InputError& error) {
    return report_bad_input(context, error);
  } catch (const Interrupted&) {
    fmt::print(stderr, "entrepot: interrupted, nothing was written\n");
    return interrupted;
  }
}

}  // namespace

int run_guarded(const Context& context) {
  try {
    return run_caught(context);
  } catch (const OutputError& error) {
    fmt::print(stderr, "entrepot: {}\n", error.what());
    return bad_input;
  } catch (const std::bad_alloc&) {
    fmt::print(stderr, "entrepot: this machine has not enough memory for that\n");
    return our_bug;
  } catch (const std::exception& error) {
    fmt::print(stderr, "entrepot: this is a bug of the program, not of your input: {}\nPlease report it with the command: {}\n",
               error.what(), context.command);
    return our_bug;
  } catch (...) {
    fmt::print(stderr, "entrepot: this is a bug of the program, not of your input\n");
    return our_bug;
  }
}

}  // namespace entrepot::cli
