#include "entrepot/control.hpp"

#include <fmt/core.h>

int main() {
  fmt::print("entrepot {}\n", entrepot::version().number);
}
