// The pictures of the power page, each with its numbers.
#pragma once

#include <optional>
#include <vector>

#include "report/figure.hpp"
#include "report/power_tables.hpp"

namespace entrepot {

/// Who loses how much without whom: the largest economies drawn, all of them in the table.
Figure matrix_figure(const PowerPlace& at);
/// What each economy could inflict on its partners.
Figure economies_figure(const PowerPlace& at);
/// Largest ratios of losses among the largest economies; nothing where no pair has one.
std::optional<Figure> asymmetric_figure(const PowerPlace& at);
/// The economies that a coalition would hurt most; nothing where no cut has numbers.
std::optional<Figure> coalition_figure(const PowerStudy& study, const PowerPlace& at, std::size_t coalition);

/// Pairs that were asked for; else, where there are several states or Worlds, those whose losses differ most between them.
std::vector<std::pair<std::string, std::string>> shown_pairs(const PowerStudy& study);
/// Losses of both sides over Worlds (a line by year) or before and after the measures (slopes); none for a single state.
std::vector<Figure> pair_path_figures(const PowerStudy& study, const std::pair<std::string, std::string>& pair);
/// Every number of the pairs in every state of every World.
DataTable pairs_numbers(const PowerStudy& study, const std::vector<std::pair<std::string, std::string>>& pairs);

}  // namespace entrepot
