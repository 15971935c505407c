// Any bytes as what an interrupted `entrepot power` left: cuts come out that can be kept and read again, or none do.
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "folder_of_files.hpp"
#include "study/unfinished_cuts.hpp"
#include "support/small_world.hpp"
#include "value_or_input_error.hpp"

namespace {

using namespace entrepot;

const CutInputs inputs = {{"the program", "0.1.0 fuzz"}, {"the closure", "1 zero"}};

WorldPower power_of_three() {
  WorldPower power;
  power.world = std::make_shared<const World>(testing::small_world());
  for (const Country n : all<Country>(power.world->country_count())) {
    power.among.push_back(n);
    power.sides.push_back({power.world->countries[static_cast<std::size_t>(n.value)], {n}});
  }
  power.sides.push_back({"both", {Country(1), Country(2)}});
  return power;
}

std::vector<CutTie> some_ties() {
  std::vector<CutTie> ties(2);
  ties[0].a = 0;
  ties[0].b = 1;
  ties[1].a = 3;  // the coalition
  ties[1].b = 0;
  return ties;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fuzz::FolderOfFiles folder({"inputs.txt", "cuts-1-1-0.csv"});
  static const WorldPower power = power_of_three();
  folder.fill(data, size);
  std::vector<CutTie> ties = some_ties();
  const std::vector<CutTie*> places = {&ties[0], &ties[1]};
  const auto cuts = fuzz::value_or_input_error([&] { return UnfinishedCuts(folder.path(), inputs, {}); });
  if (!cuts || !cuts->read("cuts-1-1-0", power, places)) return 0;
  for (const CutTie& tie : ties) fuzz::require(tie.sweeps >= 0 && tie.outcome != Outcome::cancelled);
  fuzz::require(ties[0].member_losses.size() == 2 && ties[1].member_losses.size() == 3);
  cuts->write("again", power, places);
  fuzz::require(cuts->read("again", power, places));
  return 0;
}
