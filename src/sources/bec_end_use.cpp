#include "sources/bec_end_use.hpp"

namespace entrepot::sources {

Concordance bec4_to_end_use() {
  return make_concordance({.from = "BEC4", .to = "BEC-END-USE", .source = "United Nations 2002", .notes = {}},
                          {{"111", "intermediate"},
                           {"112", "consumption"},
                           {"121", "intermediate"},
                           {"122", "consumption"},
                           {"210", "intermediate"},
                           {"220", "intermediate"},
                           {"310", "intermediate"},
                           {"320", "fuels undivided"},  // holds motor spirit and others: the publication does not divide HS 2710
                           {"321", "motor spirit"},
                           {"322", "intermediate"},
                           {"410", "capital"},
                           {"420", "intermediate"},
                           {"510", "cars"},
                           {"521", "capital"},
                           {"522", "consumption"},
                           {"530", "intermediate"},
                           {"610", "consumption"},
                           {"620", "consumption"},
                           {"630", "consumption"},
                           {"700", "other"}});
}

}  // namespace entrepot::sources
