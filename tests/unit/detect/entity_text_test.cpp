#include "detect/entity_text.hpp"

#include <gtest/gtest.h>

namespace entrepot::detect {
namespace {

TEST(EntityText, CasePunctuationAndSpacesAreForgotten) {
  EXPECT_EQ(simplified_entity("  ACME-Trading, L.L.C. "), "acme trading l l c");
  EXPECT_EQ(simplified_entity("Acme   trading l.l.c"), "acme trading l l c");
  EXPECT_EQ(simplified_entity("“Acme”\u00A0№ 7"), "acme 7");
}

TEST(EntityText, LowerCaseBeyondAscii) {
  EXPECT_EQ(simplified_entity("ÇELİK ŞİRKETİ ŽŁ"), "çelik şirketi žł");
  EXPECT_EQ(simplified_entity("ОсОО ЁЛКА"), "осоо елка");
  EXPECT_EQ(simplified_entity("ӨНДҮРҮШ ҚАЗАҚ Ӂ"), "өндүрүш қазақ ӂ");
  EXPECT_EQ(simplified_entity("ΑΩ"), "αω");
}

TEST(EntityText, OtherScriptsStayApart) {
  EXPECT_NE(simplified_entity("深圳贸易"), simplified_entity("上海贸易"));
  EXPECT_EQ(simplified_entity("深圳贸易"), "深圳贸易");
}

TEST(EntityText, SignsAloneAreNoName) {
  EXPECT_EQ(simplified_entity("-- ?! №"), "");
  EXPECT_EQ(simplified_entity(""), "");
  EXPECT_EQ(simplified_entity("\xC3"), "");  // half a letter
}

TEST(EntityText, AddressesInTheirUsualForms) {
  EXPECT_EQ(simplified_address("12, Main Street, Office 5"), "12 main st off 5");
  EXPECT_EQ(simplified_address("12 main st. off. #5"), "12 main st off 5");
  EXPECT_EQ(simplified_address("г. Город, ул. Мира, д. 3"), "st мира 3");
  EXPECT_EQ(simplified_address("УЛИЦА МИРА 3"), "st мира 3");
  EXPECT_NE(simplified_address("12 Main St, off 5"), simplified_address("5 Main St, off 12"));
  EXPECT_EQ(simplified_address("7 Mill Lane"), simplified_address("7, mill ln."));
  EXPECT_EQ(simplified_address("No."), "");
}

}  // namespace
}  // namespace entrepot::detect
