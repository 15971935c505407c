// Tables of `entrepot detect network`: on the page, as downloads and as files of the bundle.
#pragma once

#include <cstddef>

#include "entrepot/entity_network.hpp"
#include "report/data_table.hpp"

namespace entrepot {

/// For people: links from the highest score down, at most `most`; those that pass alone, or others too. Very long words are cut.
DataTable network_pairs_table(const NetworkStudy& study, bool passing_alone, std::size_t most);
/// For the file: all of them, every column; each row carries the notice.
DataTable network_links_table(const NetworkStudy& study);
/// One row a community, at most `most`. `whole`: every name, uncut.
DataTable network_communities_table(const NetworkStudy& study, bool whole, std::size_t most);
/// One row a member of a community.
DataTable network_members_table(const NetworkStudy& study);
DataTable network_left_out_table(const NetworkStudy& study);

}  // namespace entrepot
