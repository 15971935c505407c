// The labelled sets of the authors of the method (shared/reference/ppml/separation).
#include "estimate/separation.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "estimate/poisson_regression.hpp"
#include "support/shared.hpp"

namespace entrepot::estimate {
namespace {

struct Labelled {
  PoissonProblem problem;
  std::vector<bool> separated;
};

std::vector<std::string> fields(const std::string& line) {
  std::vector<std::string> list;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, ',');) list.push_back(field.substr(0, field.find('\r')));
  return list;
}

Labelled read_labelled(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  const std::vector<std::string> header = fields(line);
  Labelled set;
  std::vector<std::vector<double>> x;
  std::map<std::string, std::map<std::string, std::uint32_t>> codes;
  for (const std::string& name : header) {
    if (name.starts_with("x")) set.problem.names.push_back(name);
    if (name.starts_with("id")) set.problem.effects.push_back({name, {}, 0});
  }
  while (std::getline(in, line)) {
    const std::vector<std::string> row = fields(line);
    std::size_t effect = 0;
    x.emplace_back();
    for (std::size_t c = 0; c < header.size() && c < row.size(); ++c) {
      if (header[c] == "y") set.problem.y.push_back(std::stod(row[c]));
      if (header[c] == "separated") set.separated.push_back(std::stod(row[c]) != 0);
      if (header[c].starts_with("x")) x.back().push_back(std::stod(row[c]));
      if (header[c].starts_with("id")) {
        auto& known = codes[header[c]];
        FixedEffect& e = set.problem.effects[effect++];
        e.level.push_back(known.try_emplace(row[c], static_cast<std::uint32_t>(known.size())).first->second);
        e.levels = known.size();
      }
    }
  }
  set.problem.regressors.resize(static_cast<Eigen::Index>(x.size()), static_cast<Eigen::Index>(set.problem.names.size()));
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t c = 0; c < x[i].size(); ++c)
      set.problem.regressors(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(c)) = x[i][c];
  return set;
}

TEST(Separation, EveryLabelledSetIsToldRight) {
  ENTREPOT_NEEDS_SHARED("reference/ppml/separation");
  std::size_t sets = 0;
  for (const auto& entry : std::filesystem::directory_iterator(testing::shared_path("reference/ppml/separation"))) {
    const Labelled set = read_labelled(entry.path());
    if (set.separated.empty()) continue;  // an example of the authors' guide, without labels
    ASSERT_EQ(set.separated.size(), set.problem.y.size()) << entry.path();
    std::vector<bool> found(set.problem.y.size(), false);
    for (const DroppedObservation& d : estimate_poisson(set.problem).dropped) found[d.observation] = true;
    EXPECT_EQ(found, set.separated) << entry.path();
    ++sets;
  }
  EXPECT_EQ(sets, 12u);
}

TEST(Separation, ARegressorThatIsPositiveAtZerosAloneSeparatesThem) {
  const std::vector<double> y{0, 0, 1, 2, 3};
  Eigen::MatrixXd x(5, 1);
  x << 1, 0, 0, 0, 0;
  EXPECT_EQ(separated_by_regressors(y, x, {constant_effect(5)}), (std::vector<bool>{true, false, false, false, false}));
}

}  // namespace
}  // namespace entrepot::estimate
