// Sentences about friends and enemies that the page and the terminal share.
#pragma once

#include <string>

#include "entrepot/exposure.hpp"

namespace entrepot {

/// One sentence without a full stop: whose growth would help and hurt the largest economy shown most, or why there is no answer.
std::string exposure_headline(const ExposureStudy& study);
/// "in the World icio-2022", "with the measures, in the World icio-2022".
std::string exposure_state_words(const ExposureStudy& study, const ExposureState& state);
/// The economies shown, largest first.
std::vector<Country> shown_economies(const ExposureStudy& study, std::size_t count);

}  // namespace entrepot
