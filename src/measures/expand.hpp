// Words of a scenario ("@West", "-CHE", "goods") as countries and sectors of a World.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"
#include "entrepot/world.hpp"

namespace entrepot {

/// What stands around the words: the World, the scenario's groups, the day on which groups are read, and where messages go.
struct Expansion {
  const Scenario& scenario;
  const World& world;
  std::optional<std::string> on;
  Problems& problems;
  std::vector<std::string>& warnings;  ///< each once

  /// In World order. Unknown words become problems at `line` and `field`.
  std::vector<Country> countries(const std::vector<std::string>& words, long line, const std::string& field);
  std::vector<Sector> sectors(const std::vector<std::string>& words, long line, const std::string& field);
  /// One code that must be a country of the World itself; nullopt and a problem if not.
  std::optional<Country> country(const std::string& code, long line, const std::string& field);

 private:
  struct Place {
    long line;
    const std::string& field;
    std::vector<std::string> path;  ///< groups being expanded, against circles
  };
  void mark(const std::string& word, std::vector<char>& chosen, Place& place);
  void mark_group(const std::string& name, std::vector<char>& chosen, Place& place);
  void mark_code(const std::string& code, std::vector<char>& chosen, const Place& place, std::vector<std::string>& absent);
  void mark_words(const std::vector<std::string>& words, std::vector<char>& chosen, Place& place);
  void warn_absent(const std::string& word, const std::vector<std::string>& absent);
  void complain(const Place& place, const std::string& word, std::string rule, std::string hint);
};

}  // namespace entrepot
