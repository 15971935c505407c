// The compliance question of MODEL.md M19 on TOY-5: the West at factor 2 on Russia, a mutual tariff between the United States and
// China, and what a test adds.
#pragma once

#include <string>

#include "entrepot/scenario.hpp"

namespace entrepot::testing {

/// `tariffs` is the list of the grid, `compliance` what follows [compliance] but for target and factor, e.g. "third = \"CHN\"\n".
inline Scenario toy5_compliance(const std::string& tariffs, const std::string& compliance) {
  return parse_scenario(R"(schema = "1"
title = "Toy"
world = { name = "toy-5" }
[[measure]]
id = "west"
kind = "trade_cost"
both_ways = true
importers = ["USA", "EUX"]
exporters = ["RUS"]
sectors = ["all"]
change = { factor = 2 }
[[measure]]
id = "us"
kind = "tariff"
importers = ["USA"]
exporters = ["CHN"]
sectors = ["goods"]
change = { add_pp = 0 }
[[measure]]
id = "cn"
kind = "tariff"
importers = ["CHN"]
exporters = ["USA"]
sectors = ["goods"]
change = { add_pp = 0 }
[grid]
"us.add_pp, cn.add_pp" = )" +
                            tariffs + "\n[compliance]\ntarget = \"RUS\"\nfactor = 1.5\n" + compliance,
                        "toy.toml");
}

inline const std::string us_penalty = "[[compliance.penalty]]\nid = \"us\"\nby = [\"USA\"]\nfactor = 1.25\n";

}  // namespace entrepot::testing
