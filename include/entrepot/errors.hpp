// Bad input: one typed error, raised before any work, that lists every problem at once. Exit code 3.
// A numerical outcome is never an error of this kind (see equilibrium.hpp); a bug of our own is an assertion.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace entrepot {

/// One thing wrong with what the user gave. Empty fields are left out of the message.
struct Problem {
  std::string file = {};   ///< path as the user wrote it
  long line = 0;           ///< 1-based; 0 = not tied to a line
  std::string field = {};  ///< column, key or option, e.g. "measure[2].change.add_pp"
  std::string value = {};  ///< what stood there
  std::string rule = {};   ///< what it must be, e.g. "a tariff rate above -100 %"
  std::string hint = {};   ///< what to try, e.g. "did you mean CHN?"
};

/// what() is the whole message: a headline with the count, then one block per problem in file and line order.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<Problem> problems);
  explicit InputError(Problem problem);
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

/// Collects problems so that all are reported at once; `throw_if_any()` at the end of a stage.
class Problems {
 public:
  void add(Problem problem) { list_.push_back(std::move(problem)); }
  bool empty() const { return list_.empty(); }
  const std::vector<Problem>& list() const { return list_; }
  void throw_if_any();

 private:
  std::vector<Problem> list_;
};

/// "did you mean ...?" for a word that is not among the choices; empty when nothing is near.
std::string did_you_mean(const std::string& word, const std::vector<std::string>& choices);

}  // namespace entrepot
