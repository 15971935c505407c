// Numbers of [compliance] by the path of their key, so that a grid or a draw can put others in.
#pragma once

#include <string>
#include <vector>

#include "entrepot/questions.hpp"

namespace entrepot {

/// "compliance.factor", "compliance.political_value", "compliance.compliance_cost", "compliance.penalty.ID.factor",
/// "compliance.penalty.ID.exposure_pct"; null where there is no such number.
double* find_compliance_number(Compliance& compliance, const std::string& key);
/// Every key that find_compliance_number knows.
std::vector<std::string> compliance_number_keys(const Compliance& compliance);
/// Empty if the number may stand at the key, else the rule that it breaks.
std::string compliance_number_rule(const std::string& key, double value);

}  // namespace entrepot
