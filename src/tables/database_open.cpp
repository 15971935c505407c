// Opening a database: waiting for another process, and what a file may be that is none.
#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>
#include <thread>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "tables/duckdb_handles.hpp"

namespace entrepot::tables {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void refuse(const std::filesystem::path& file, std::string rule, std::string hint = "") {
  throw InputError(
      Problem{.file = file.string(), .line = 0, .field = "", .value = "", .rule = std::move(rule), .hint = std::move(hint)});
}

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

/// "entrepot (process 4711)" from the library's words on a file that is locked; empty where they do not say.
std::string holder(const std::string& message) {
  constexpr std::string_view before = "lock is held in ", number = " (PID ";
  const std::size_t at = message.find(before), open = message.find(number, at);
  if (at == std::string::npos || open == std::string::npos) return "";
  const std::size_t begin = at + before.size(), digits = open + number.size();
  const std::string program = std::filesystem::path(message.substr(begin, open - begin)).filename().string();
  return fmt::format("{} (process {})", program,
                     message.substr(digits, message.find_first_not_of("0123456789", digits) - digits));
}

/// What the library cannot tell well is looked at before it sees the file.
void check_kind_of_file(const std::filesystem::path& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (std::filesystem::is_directory(status)) refuse(file, "this is a folder; a store is one file");
  if (!std::filesystem::exists(status)) refuse(file, "there is no such file");
  if (!std::filesystem::is_regular_file(status)) refuse(file, "a store is an ordinary file");
  std::array<char, 12> head{};
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in) refuse(file, fmt::format("the file cannot be opened: {}", std::strerror(errno)), "check who may read it");
  in.read(head.data(), head.size());
  constexpr std::string_view mark = "DUCK";  // behind an eight-byte checksum
  if (in.gcount() == 0 && in.bad()) refuse(file, "the file cannot be read");
  if (!in || std::memcmp(head.data() + 8, mark.data(), mark.size()) != 0) {
    refuse(file, "this is no database", "name a store of entrepot, or a file that is not there yet to begin one");
  }
}

[[noreturn]] void refuse_opening(const std::filesystem::path& file, const std::string& message) {
  if (has(message, "read a database file with version number"))
    refuse(file, "the database was written by a newer version of DuckDB", "use a newer entrepot");
  if (has(message, "ermission denied") || has(message, "ead-only file system"))
    refuse(file, "the file may not be opened for this", "check who may read and write it, and its folder");
  refuse(file, "the database cannot be opened: " + first_line(message));
}

OwnedConfig configuration(const DatabaseOptions& options, bool in_memory) {
  OwnedConfig config;
  duckdb_create_config(config.address());
  const auto set = [&](const char* name, const std::string& value) {
    if (duckdb_set_config(config.get(), name, value.c_str()) != DuckDBSuccess)
      throw std::logic_error(fmt::format("the database knows no setting {}", name));
  };
  set("access_mode", options.may_write || in_memory ? "READ_WRITE" : "READ_ONLY");
  set("autoload_known_extensions", "false");
  set("autoinstall_known_extensions", "false");
  set("allow_community_extensions", "false");
  set("allow_persistent_secrets", "false");
  if (options.threads > 0) set("threads", std::to_string(options.threads));
  return config;
}

}  // namespace

/// Opens as soon as no other process holds the file.
void open_when_free(Database::State& state) {
  const DatabaseOptions& options = state.options;
  const bool in_memory = state.file.empty();
  const auto deadline = Clock::now() + std::chrono::duration<double>(options.wait_seconds);
  OwnedConfig config = configuration(options, in_memory);
  for (bool told = false;;) {
    state.stop_if_asked();
    if (!in_memory && !options.create) check_kind_of_file(state.file);
    char* error = nullptr;
    const auto opened = duckdb_open_ext(in_memory ? nullptr : state.file.c_str(), state.database.address(), config.get(), &error);
    if (opened == DuckDBSuccess) break;
    const std::string message = error != nullptr ? error : "for no reason given";
    duckdb_free(error);
    if (!has(message, "Could not set lock on file")) refuse_opening(state.file, message);
    const std::string who = holder(message), by = who.empty() ? "another process" : who;
    if (Clock::now() >= deadline)
      refuse(state.file, fmt::format("the store is in use by {}; waited {:g} s for it", by, options.wait_seconds),
             "try again when it has ended, or wait longer with --wait");
    if (!told && options.on_wait) options.on_wait(fmt::format("waiting for {}, in use by {}", state.file.string(), by));
    told = true;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  if (duckdb_connect(state.database.get(), state.connection.address()) != DuckDBSuccess)
    refuse(state.file, "the database cannot be connected to");
}

std::string first_line(const std::string& message) {
  std::string line = message.substr(0, message.find('\n'));
  if (const std::size_t link = line.find(". See also http"); link != std::string::npos) line.erase(link);
  return line;
}

}  // namespace entrepot::tables
