#include "tables/packed_stream.hpp"

#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>

namespace entrepot::tables {
namespace {

constexpr std::uint64_t small_file = std::uint64_t{64} << 20;  // taken whatever it was packed from
constexpr std::uint64_t most_packed = 250;                     // bytes out of one: tables come to 5 to 50, zeros to 1000

}  // namespace

void PackedStream::Close::operator()(gzFile_s* stream) const { gzclose(stream); }

void PackedStream::fail(std::string rule, std::string hint) {
  problems_.add({.file = file_.string(), .rule = std::move(rule), .hint = std::move(hint)});
  stream_.reset();
}

PackedStream::PackedStream(const std::filesystem::path& file, Problems& problems) : file_(file), problems_(problems) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (std::filesystem::is_regular_file(status)) packed_size_ = std::filesystem::file_size(file, error);
  if (!std::filesystem::exists(status)) {
    fail("there is no such file", "");
  } else if (std::filesystem::is_directory(status)) {
    fail("this is a folder; a file is needed", "");
  } else if (std::filesystem::is_regular_file(status) && packed_size_ == 0) {
    fail("the file is empty (0 bytes)", "");
  } else {
    stream_.reset(gzopen(file.c_str(), "rb"));
    if (!stream_) fail(std::string("the file cannot be opened: ") + std::strerror(errno), "");
    if (stream_) gzbuffer(stream_.get(), 1u << 16);  // reads of twice that come without a copy
  }
}

std::size_t PackedStream::read(char* into, std::size_t size) {
  if (!stream_) return 0;
  const int got = gzread(stream_.get(), into, static_cast<unsigned>(std::min<std::size_t>(size, 1u << 30)));
  int code = Z_OK;
  gzerror(stream_.get(), &code);
  if (got < 0 || (code != Z_OK && code != Z_STREAM_END)) {
    fail(code == Z_BUF_ERROR ? "the gzip file is truncated" : "the gzip file is damaged", "fetch it again");
    return 0;
  }
  read_ += static_cast<std::uint64_t>(got);
  if (read_ > small_file && packed_size_ > 0 && read_ / most_packed > packed_size_) {
    fail("the gzip file unpacks to more than 250 times its size", "unpack it first");
    return 0;
  }
  return static_cast<std::size_t>(got);
}

}  // namespace entrepot::tables
