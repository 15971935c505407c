// The answer in a few sentences made from the numbers. Each sentence can be quoted alone: it names its subject, its unit
// and its condition, says "would", and carries two digits. Never a bare yes or no.
#pragma once

#include <string>
#include <vector>

#include "entrepot/study.hpp"

namespace entrepot {

struct Answer {
  std::string headline;
  std::vector<std::string> sentences;
  std::string condition;  ///< under which horizon, closure and World they hold
};
Answer make_answer(const Study& study);

/// "In this stylised scenario": the word for what stands behind the numbers is part of the sentence that is quoted.
std::string opening(const Study& study);
/// Where the runs begin: "without added tariffs", "at a factor of 1.5" or the words of the first run.
std::string start_words(const Study& study);

/// The sentences above the pictures, each the finding of one picture.
std::string threshold_finding(const Study& study);
std::string stake_finding(const Study& study);
std::string income_finding(const Study& study);
/// The run that sentences and rankings speak of: the last one of a compliance question, else the one that costs the world most.
const Run& headline_run(const Study& study);

}  // namespace entrepot
