// A command line that cannot be understood, in words that say what was near.
#pragma once

#include <span>
#include <string>

#include <CLI/CLI.hpp>

namespace entrepot::cli {

/// The message for standard error. `words` is the command line without the program's name.
std::string usage_message(const CLI::App& app, const CLI::ParseError& error, std::span<const std::string> words);

}  // namespace entrepot::cli
