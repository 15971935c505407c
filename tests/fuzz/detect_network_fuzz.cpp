// Any bytes as shipments and as a list of stopped consignees, one after the other in one text: tables of equal length come out,
// or an InputError; and what was read is searched or refused.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>

#include "entrepot/entity_network.hpp"
#include "support/temporary_folder.hpp"
#include "value_or_input_error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entrepot;
  static const testing::TemporaryFolder folder;
  const std::string text(reinterpret_cast<const char*>(data), size), mark = "\n===\n";
  const std::size_t end = text.find(mark);
  const auto shipments_file = folder.write("shipments.csv", text.substr(0, end));
  const auto stopped_file = folder.write("stopped.csv", end == std::string::npos ? text : text.substr(end + mark.size()));
  const auto shipments = fuzz::value_or_input_error([&] { return read_shipments(shipments_file); });
  const auto stopped = fuzz::value_or_input_error([&] { return read_stopped(stopped_file); });
  if (stopped) fuzz::require(!stopped->empty());
  if (!shipments) return 0;
  const std::size_t rows = shipments->rows();
  fuzz::require(rows > 0 && shipments->day.size() == rows && shipments->shipper.size() == rows);
  fuzz::require(shipments->consignee.size() == rows && shipments->address.size() == rows && shipments->product.size() == rows);
  for (std::size_t row = 0; row < rows; ++row) {
    fuzz::require(shipments->value[row] >= 0 && std::isfinite(shipments->value[row]));
    fuzz::require(shipments->consignee[row] < shipments->consignees.size());
    fuzz::require(shipments->address[row] == ShipmentTable::no_address || shipments->address[row] < shipments->addresses.size());
  }
  if (!stopped) return 0;
  NetworkRequest request;
  request.stand_ins = 20;
  const auto study = fuzz::value_or_input_error([&] { return network_in(*shipments, *stopped, request); });
  if (!study) return 0;
  for (const NetworkLink& link : study->links) {
    fuzz::require(link.p > 0 && link.p <= 1 && link.q >= link.p && link.q <= 1);
    for (const double part : {link.parts.shippers, link.parts.address, link.parts.products})
      fuzz::require(part >= 0 && part <= 1);
  }
  return 0;
}
