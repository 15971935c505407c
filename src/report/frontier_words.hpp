// Efficient sanctions in words: what the page and the terminal share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entrepot/frontier.hpp"

namespace entrepot {

/// One sentence without a full stop: what the coalition could take from the target at no cost to itself, or why there is no
/// answer.
std::string frontier_headline(const FrontierStudy& study);
/// Two or three further sentences: a willingness to pay, the measures as they are, which sectors close first.
std::vector<std::string> frontier_sentences(const FrontierStudy& study);
/// "the coalition" as the question names it: "the United States and the European Union".
std::string frontier_coalition_words(const FrontierStudy& study);
/// A rate's sectors: the name of one, or "all goods" and the like for several.
std::string frontier_sector_label(const FrontierStudy& study, std::size_t rate);
/// "31 %", "banned", or "trade ended" where hardly any is left; the tariff, or the export tax.
std::string rate_text(const FrontierRate& rate, bool of_tariff);

/// The target's loss, million USD, where the coalition's cost passes zero; none where it does not within the points.
std::optional<double> loss_at_no_cost(const FrontierResult& result);
/// The point shown in words and pictures where one is needed: that with willingness 1, or the last below it.
const FrontierPoint* shown_point(const FrontierResult& result);
/// Benchmark income of the coalition or of the target, million USD.
double coalition_income(const FrontierStudy& study);
double target_income(const FrontierStudy& study);

}  // namespace entrepot
