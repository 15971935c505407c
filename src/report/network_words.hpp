// Findings of `entrepot detect network` as sentences: who resembles whom, never who did what.
#pragma once

#include <string>

#include "entrepot/entity_network.hpp"

namespace entrepot {

std::string network_headline(const NetworkStudy& study);
/// How many pairs pass, at which rate, and how many chance alone gives.
std::string chance_words(const NetworkStudy& study);
/// What was looked at: shipments, consignees, stopped ones, those that came after.
std::string network_scope_words(const NetworkStudy& study);
/// How the score is made, in one paragraph.
std::string score_words();

}  // namespace entrepot
