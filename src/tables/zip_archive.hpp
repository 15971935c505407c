// The parts of a zip file in memory, read in blocks; nothing is written anywhere.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace entrepot::tables {

class ZipArchive {
 public:
  /// `error()` is not empty where the bytes are no zip file.
  explicit ZipArchive(std::string bytes);
  ZipArchive(const ZipArchive&) = delete;  // the archive points into the bytes
  ZipArchive& operator=(const ZipArchive&) = delete;

  const std::string& error() const { return error_; }
  bool has(const std::string& part) const;

  /// Gives the unpacked part to `take`, block by block, until it returns false. What went wrong, in words; empty when the whole
  /// part was read, its checksum compared, or `take` had enough. A part that unpacks to more than 64 MiB and 250 times what it is
  /// packed in is refused, and so is more than 1 GiB in all, parts that are read twice counted twice.
  std::string read(const std::string& part, const std::function<bool(std::string_view block)>& take);

 private:
  struct Close {
    void operator()(void* archive) const;
  };
  std::string bytes_, error_;
  std::uint64_t unpacked_ = 0;  // of all parts read so far
  std::unique_ptr<void, Close> archive_;
};

}  // namespace entrepot::tables
