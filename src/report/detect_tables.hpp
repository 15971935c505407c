// Tables of `entrepot detect`: on the page, as downloads and as files of the bundle. Values in millions of the currency.
#pragma once

#include <cstddef>

#include "entrepot/detect.hpp"
#include "report/data_table.hpp"

namespace entrepot {

/// The findings from the top, at most `most`; every row of the file carries the notice.
DataTable findings_table(const DetectStudy& study, std::size_t most);
/// For people: the flagged ones, or the flagged ones on the list, at most `most`, with the columns that a reader needs.
DataTable flagged_table(const DetectStudy& study, bool listed_alone, std::size_t most);
/// `whole`: with columns that the page has no room for.
DataTable detect_routes_table(const DetectStudy& study, bool whole);
DataTable detect_months_table(const DetectStudy& study);
DataTable detect_left_out_table(const DetectStudy& study);

}  // namespace entrepot
