#include "sources/icio_sectors.hpp"

namespace entrepot::sources {

const std::array<IcioSector, 28> icio_sectors = {{
    {"A01", "Crops and livestock", true, "A01"},
    {"A02", "Forestry", true, "A02_03"},
    {"A03", "Fishing", true, "A02_03"},
    {"B05", "Coal mining", true, "B"},
    {"B06", "Crude oil and natural gas", true, "B"},
    {"B07", "Metal ores", true, "B"},
    {"B08", "Stone, sand and other minerals", true, "B"},
    {"B09", "Mining support", true, "B"},
    {"C10T12", "Food, drink and tobacco", true, "C10T12"},
    {"C13T15", "Textiles, clothing and leather", true, "C13T15"},
    {"C16", "Wood", true, "C16"},
    {"C17_18", "Paper and printing", true, "C17_18"},
    {"C19", "Coke and refined petroleum", true, "C19"},
    {"C20", "Chemicals", true, "C20"},
    {"C21", "Medicines", true, "C21"},
    {"C22", "Rubber and plastics", true, "C22"},
    {"C23", "Glass, cement and ceramics", true, "C23"},
    {"C24A", "Iron and steel", true, "C24"},
    {"C24B", "Non-ferrous metals", true, "C24"},
    {"C25", "Metal products", true, "C25"},
    {"C26", "Electronics and optics", true, "C26"},
    {"C27", "Electrical equipment", true, "C27"},
    {"C28", "Machinery", true, "C28"},
    {"C29", "Motor vehicles", true, "C29"},
    {"C301", "Ships and boats", true, "C30"},
    {"C302T309", "Rail, aircraft and other transport", true, "C30"},
    {"C31T33", "Furniture, other goods and repair", true, "C31T33"},
    {"SERV", "Services, utilities and construction", false, "SERV"},
}};

std::optional<std::size_t> icio_sector_position(std::string_view code) {
  for (std::size_t j = 0; j < icio_sectors.size(); ++j)
    if (icio_sectors[j].code == code) return j;
  return std::nullopt;
}

}  // namespace entrepot::sources
