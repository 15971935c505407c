// A NetCDF file of the dimensions, variables and attributes that lines of text name, as another program may have written it: a
// World comes out, or an InputError. A line is a kind, a name and what follows, e.g. "numbers value_added country 1 2.5";
// values are repeated until the variable is full.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <sstream>
#include <string>

#include "entrepot/world.hpp"
#include "library_leaks.hpp"
#include "support/temporary_folder.hpp"
#include "value_or_input_error.hpp"
#include "world/netcdf_file.hpp"
#include "world/world_file_seal.hpp"

namespace {

using namespace entrepot;

constexpr std::size_t most_values = 4096;  // dimensions may be declared longer, variables over them are not written

class LinesToFile {
 public:
  explicit LinesToFile(const std::filesystem::path& file) : writer_(file) {}

  void take(const std::string& line) {
    std::istringstream words(line);
    std::string kind, name;
    if (!(words >> kind >> name)) return;
    try {
      if (kind == "dimension") dimension(words, name);
      if (kind == "attribute") writer_.attribute(name, rest(words));
      if (int value = 0; kind == "whole" && words >> value) writer_.attribute(name, value);
      if (kind == "numbers" || kind == "integers" || kind == "texts" || kind == "characters") variable(kind, words, name);
    } catch (const NetcdfError&) {
      // the library does not allow it: there is no such file
    }
  }
  void close() { writer_.close(); }

 private:
  static std::string rest(std::istringstream& words) {
    std::string text;
    std::getline(words >> std::ws, text);
    return text;
  }

  void dimension(std::istringstream& words, const std::string& name) {
    std::size_t length = 0;
    if (!(words >> length) || length == 0) return;
    writer_.dimension(name, length);
    lengths_[name] = length;
  }

  template <class Value>
  static std::vector<Value> filled(std::istringstream& words, std::size_t size) {
    std::vector<Value> given, values;
    for (Value value; words >> value;) given.push_back(value);
    if (given.empty()) given.emplace_back();
    for (std::size_t i = 0; i < size; ++i) values.push_back(given[i % given.size()]);
    return values;
  }

  void variable(const std::string& kind, std::istringstream& words, const std::string& name) {
    std::string list, one;
    words >> list;
    std::vector<std::string> dimensions;
    for (std::istringstream names(list); std::getline(names, one, ',');) dimensions.push_back(one);
    std::size_t size = 1;
    for (const std::string& dimension : dimensions) {
      const auto length = lengths_.find(dimension);
      if (length == lengths_.end() || length->second > most_values / size) return;
      size *= length->second;
    }
    if (kind == "numbers") writer_.numbers(name, dimensions, filled<double>(words, size), {});
    if (kind == "integers") writer_.integers(name, dimensions, filled<int>(words, size), {});
    if (dimensions.size() != 1) return;
    if (kind == "texts") writer_.texts(name, list, filled<std::string>(words, size), {});
    if (kind == "characters") writer_.characters(name, list, filled<std::string>(words, size), {});
  }

  NetcdfWriter writer_;
  std::map<std::string, std::size_t> lengths_;
};

/// False where the library cannot finish such a file.
bool write_file(const std::filesystem::path& file, const std::string& text) {
  try {
    LinesToFile lines(file);
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.take(line);
    lines.close();
  } catch (const NetcdfError&) {
    return false;
  }
  seal_world_file(file);
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const testing::TemporaryFolder folder;
  const auto file = folder.path() / "other.nc";
  if (!write_file(file, std::string(reinterpret_cast<const char*>(data), size))) return 0;
  const auto world = fuzz::value_or_input_error([&] { return load_world(file); });
  fuzz::require(!world || world->id == content_id(*world));
  return 0;
}
