// A file, plain or gzip, as a stream of bytes in blocks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "entrepot/errors.hpp"

struct gzFile_s;

namespace entrepot::tables {

class PackedStream {
 public:
  /// A problem is added where the file is missing, a folder, empty or not to be opened; then nothing can be read.
  PackedStream(const std::filesystem::path& file, Problems& problems);
  /// Up to `size` bytes; 0 at the end, and where a problem was added: a damaged or truncated gzip, or one that unpacks to more
  /// than 64 MiB and 250 times its size.
  std::size_t read(char* into, std::size_t size);
  std::uint64_t packed_size() const { return packed_size_; }  ///< of the file as it lies

 private:
  void fail(std::string rule, std::string hint);

  struct Close {
    void operator()(gzFile_s* stream) const;
  };
  std::filesystem::path file_;
  Problems& problems_;
  std::unique_ptr<gzFile_s, Close> stream_;
  std::uint64_t packed_size_ = 0, read_ = 0;
};

}  // namespace entrepot::tables
