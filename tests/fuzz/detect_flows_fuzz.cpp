// Any bytes as a file of flows, a list of products, words for codes or families of codes: tables of equal length come out, or an
// InputError; and what was read is searched or refused.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>

#include "entrepot/detect.hpp"
#include "support/temporary_folder.hpp"
#include "value_or_input_error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entrepot;
  static const testing::TemporaryFolder folder;
  const auto file = folder.write("any.csv", std::string(reinterpret_cast<const char*>(data), size));
  fuzz::value_or_input_error([&] { return read_product_list(file); });
  fuzz::value_or_input_error([&] { return read_product_labels(file); });
  fuzz::value_or_input_error([&] { return read_code_families(file); });
  const auto flows = fuzz::value_or_input_error([&] { return read_flows(file); });
  if (!flows) return 0;
  fuzz::require(flows->rows() > 0 && flows->month.size() == flows->rows() && flows->product.size() == flows->rows());
  for (std::size_t row = 0; row < flows->rows(); ++row) {
    fuzz::require(flows->value[row] >= 0 && std::isfinite(flows->value[row]));
    fuzz::require(flows->product[row] < flows->products.size() && flows->importer[row] < flows->importers.size());
  }
  if (flows->importers.size() < 2) return 0;
  DetectRequest request;
  request.target = flows->importers[0];
  request.thirds = {flows->importers[1]};
  request.break_month = "2022-03";
  DetectInputs inputs;
  inputs.flows = *flows;
  const auto study = fuzz::value_or_input_error([&] { return detect_in(inputs, request); });
  if (study)
    for (const DetectFinding& f : study->findings) fuzz::require(f.p >= 0 && f.p <= 1 && f.q >= 0 && f.q <= 1);
  return 0;
}
