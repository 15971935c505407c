// Problems that every row of a table may have: the first are listed, the rest is counted.
#pragma once

#include <cstddef>

#include "entrepot/errors.hpp"

namespace entrepot::tables {

/// Passes on the first 20 of what is in `found`, and how many more there are, when it goes out of scope: so that a table with the
/// same fault in every row does not bury the others.
class TableProblems {
 public:
  explicit TableProblems(Problems& problems) : problems_(problems) {}
  TableProblems(const TableProblems&) = delete;
  TableProblems& operator=(const TableProblems&) = delete;
  ~TableProblems();

  Problems found;

 private:
  Problems& problems_;
};

/// As did_you_mean while what is added to `found` will be listed; else empty, since a guess for every row takes long.
std::string guess_if_listed(const Problems& found, const std::string& word, const std::vector<std::string>& choices);

}  // namespace entrepot::tables
