#include "tables/text_file.hpp"

#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <system_error>

#include <fmt/core.h>

#include "tables/file_beside.hpp"
#include "tables/utf8.hpp"

namespace entrepot::tables {
namespace {

constexpr std::uintmax_t largest_text = std::uintmax_t{4} << 30;
constexpr std::uintmax_t small_text = std::uintmax_t{64} << 20;  // taken whatever it was packed from
constexpr std::uintmax_t most_packed = 250;                      // bytes out of one: tables come to 5 to 50, zeros to 1000

void add(Problems& problems, const std::filesystem::path& file, std::string rule, std::string hint = "") {
  problems.add({.file = file.string(), .line = 0, .field = "", .value = "", .rule = std::move(rule), .hint = std::move(hint)});
}

/// Text that a spreadsheet saved in another encoding, or binary data, would be read as nonsense: refuse it by name.
bool is_utf8_text(const std::string& text, const std::filesystem::path& file, Problems& problems) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    add(problems, file, "the text is UTF-16", "save it as UTF-8");
    return false;
  }
  if (std::memchr(text.data(), 0, text.size()) != nullptr) {
    add(problems, file, "the file holds zero bytes: it is not text");
    return false;
  }
  if (const std::size_t at = first_not_utf8(text); at != std::string::npos) {
    problems.add({.file = file.string(),
                  .line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'),
                  .field = "",
                  .value = fmt::format("byte 0x{:02X}", static_cast<unsigned char>(text[at])),
                  .rule = "not UTF-8 text",
                  .hint = "save the file as UTF-8"});
    return false;
  }
  return true;
}

/// Bytes that a file may unpack to: a megabyte of zipped zeros is no reason to fill the memory.
std::uintmax_t largest_text_of(const std::filesystem::path& file) {
  std::error_code unknown;
  const std::uintmax_t packed = std::filesystem::file_size(file, unknown);
  return unknown ? largest_text : std::min(largest_text, std::max(small_text, most_packed * packed));
}

}  // namespace

bool is_readable_file(const std::filesystem::path& file, Problems& problems) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (!std::filesystem::exists(status)) {
    add(problems, file, "there is no such file");
  } else if (std::filesystem::is_directory(status)) {
    add(problems, file, "this is a folder; a file is needed");
  } else if (std::filesystem::is_regular_file(status) && std::filesystem::file_size(file, error) == 0) {
    add(problems, file, "the file is empty (0 bytes)");
  } else {
    return true;
  }
  return false;
}

std::optional<std::string> read_text(const std::filesystem::path& file, Problems& problems) {
  if (!is_readable_file(file, problems)) return std::nullopt;
  std::unique_ptr<gzFile_s, int (*)(gzFile)> stream(gzopen(file.c_str(), "rb"), gzclose);
  if (!stream) {
    add(problems, file, std::string("the file cannot be opened: ") + std::strerror(errno));
    return std::nullopt;
  }
  gzbuffer(stream.get(), 1u << 16);
  std::string text;
  const std::uintmax_t largest = largest_text_of(file);
  constexpr std::size_t first_block = std::size_t{1} << 16, largest_block = std::size_t{1} << 22;
  while (true) {
    const std::size_t before = text.size(), block = std::clamp(before, first_block, largest_block);
    text.resize(before + block);
    const int got = gzread(stream.get(), text.data() + before, static_cast<unsigned>(block));
    text.resize(before + static_cast<std::size_t>(got > 0 ? got : 0));
    if (got <= 0 || text.size() > largest) break;
  }
  int code = Z_OK;
  gzerror(stream.get(), &code);
  if (code != Z_OK && code != Z_STREAM_END) {
    add(problems, file, code == Z_BUF_ERROR ? "the gzip file is truncated" : "the gzip file is damaged", "fetch it again");
    return std::nullopt;
  }
  if (text.size() > largest) {
    add(problems, file,
        largest == largest_text
            ? "the text is larger than 4 GiB"
            : fmt::format("the gzip file unpacks to more than {} times its size: it is no table", most_packed));
    return std::nullopt;
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (text.empty()) {
    add(problems, file, "the file holds no text");
    return std::nullopt;
  }
  if (!is_utf8_text(text, file, problems)) return std::nullopt;
  return text;
}

void write_text(const std::filesystem::path& file, const std::string& text) {
  FileBeside beside(file);
  std::ofstream out(beside.path(), std::ios::binary);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.close();
  if (!out) beside.refuse("is the disk full?");
  beside.take_place();
}

}  // namespace entrepot::tables
