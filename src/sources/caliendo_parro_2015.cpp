#include "sources/caliendo_parro_2015.hpp"

namespace entrepot::sources {
namespace {

constexpr double agriculture = 9.11, mining = 13.53, food = 2.62, textile = 8.10, wood = 11.50, paper = 16.52, petroleum = 64.85,
                 chemicals = 3.13, plastic = 1.67, minerals = 2.41, basic_metals = 3.28, metal_products = 6.99, machinery = 1.45,
                 office = 12.95, electrical = 12.91, communication = 3.95, medical = 8.71, pooled = 8.22, other = 3.98;

}  // namespace

const std::array<double, 28> caliendo_parro_2015_trade_elasticity = {
    agriculture,
    agriculture,
    agriculture,  // A01 A02 A03
    mining,
    mining,
    mining,
    mining,
    mining,  // B05 to B09
    food,
    textile,
    wood,
    paper,  // C10T12 C13T15 C16 C17_18
    petroleum,
    chemicals,
    chemicals,
    plastic,
    minerals,  // C19 C20 C21 C22 C23
    basic_metals,
    basic_metals,
    metal_products,                          // C24A C24B C25
    (office + communication + medical) / 3,  // C26
    electrical,
    machinery,  // C27 C28
    pooled,
    pooled,
    pooled,  // C29 C301 C302T309
    other,
    pooled,  // C31T33 SERV
};

}  // namespace entrepot::sources
