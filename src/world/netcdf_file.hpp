// A thin skin over the NetCDF-4 C library: named dimensions, variables and text attributes, errors as exceptions.
// The library is not thread-safe, so each object holds one process-wide lock for as long as it lives.
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <mutex>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace entrepot {

/// The library's own words for what went wrong.
struct NetcdfError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

using TextAttributes = std::vector<std::pair<std::string, std::string>>;

class NetcdfHandle {
 public:
  NetcdfHandle(const NetcdfHandle&) = delete;
  NetcdfHandle& operator=(const NetcdfHandle&) = delete;

 protected:
  NetcdfHandle();
  ~NetcdfHandle();
  int id_ = -1;

 private:
  std::unique_lock<std::mutex> lock_;
};

/// Writes a new file; existing content is lost. Every member may throw NetcdfError.
class NetcdfWriter : NetcdfHandle {
 public:
  explicit NetcdfWriter(const std::filesystem::path& file);

  /// A dimension of length 0 does not exist in NetCDF with a fixed size: leave it and its variables out.
  void dimension(const std::string& name, std::size_t length);
  void attribute(const std::string& name, const std::string& text);
  void attribute(const std::string& name, int value);
  /// Variables over the named dimensions, last one contiguous. Numbers are compressed.
  void numbers(const std::string& name, const std::vector<std::string>& dimensions, std::span<const double> values,
               const TextAttributes& attributes);
  void integers(const std::string& name, const std::vector<std::string>& dimensions, std::span<const int> values,
                const TextAttributes& attributes);
  /// Strings of any length, for labels.
  void texts(const std::string& name, const std::string& dimension, const std::vector<std::string>& values,
             const TextAttributes& attributes);
  /// The same as a compressed matrix of characters, for long tables; readers join it to strings by the _Encoding attribute.
  void characters(const std::string& name, const std::string& dimension, const std::vector<std::string>& values,
                  const TextAttributes& attributes);
  /// Nothing is safely on disk before this returns.
  void close();

 private:
  int variable(const std::string& name, int type, const std::vector<std::string>& dimensions, const TextAttributes& attributes);
};

/// Reads a file. Members throw NetcdfError where what they ask for is missing, of another shape, unreadable, or larger than
/// a file of its size can hold.
class NetcdfReader : NetcdfHandle {
 public:
  explicit NetcdfReader(const std::filesystem::path& file);

  /// 0 where there is no such dimension.
  std::size_t length(const std::string& dimension) const;
  std::optional<std::string> text_attribute(const std::string& name) const;
  std::optional<int> integer_attribute(const std::string& name) const;
  std::vector<double> numbers(const std::string& name, const std::vector<std::size_t>& shape) const;
  std::vector<int> integers(const std::string& name, std::size_t length) const;
  std::vector<std::string> texts(const std::string& name, std::size_t length) const;
  std::vector<std::string> characters(const std::string& name, std::size_t length) const;

 private:
  int variable(const std::string& name) const;
  std::vector<std::size_t> shape_of(int variable) const;
  void require_room(const std::string& name, const std::vector<std::size_t>& shape, std::size_t bytes_each) const;
  int variable_of_shape(const std::string& name, const std::vector<std::size_t>& shape, std::size_t bytes_each) const;

  std::uintmax_t file_size_ = 0;
};

}  // namespace entrepot
