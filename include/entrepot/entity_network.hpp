// Which consignees that are new resemble one that was stopped, from shipments that the user gives: shared shippers, a shared
// address, similar goods, each with what chance alone would give (docs/detect.md).
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include "entrepot/control.hpp"

namespace entrepot {

/// Stands in every output: text, JSON, CSV and page.
inline constexpr const char* network_notice =
    "A link is a similarity of shipments, not an accusation: firms of one trade buy the same goods from the same shippers, many "
    "share a building, and a firm that fills a gap in the market does what markets do. A community is a group of firms joined by "
    "such similarities. It is a reason to look, not a finding of fact.";

/// Shipments, names kept once. Spellings that differ in case, punctuation and spaces alone are one name, shown as it first stood.
struct ShipmentTable {
  static constexpr std::uint32_t no_address = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::string> shippers, consignees, addresses, products;
  std::vector<std::uint32_t> shipper, consignee, address, product;  ///< one a row, into the lists above; address may be none
  std::vector<std::int32_t> day;                                    ///< days since 1970-01-01
  std::vector<double> value;                                        ///< >= 0, in `currency`
  std::string currency;                                             ///< "USD"; empty where the table does not say
  std::size_t joined_spellings = 0;                                 ///< of shippers, consignees and addresses, beyond the first
  std::string name, sha256;                                         ///< of the file

  std::size_t rows() const { return value.size(); }
};

/// shipper,consignee,address,product,date,value, plain or gzip: address is the consignee's and may be empty, date is YYYY-MM-DD,
/// value may be called value_usd or value_eur. Errors: InputError (missing columns, empty names, days that are none, negative
/// values).
ShipmentTable read_shipments(const std::filesystem::path& file);

/// A consignee that may not be served any more, from a day on.
struct StoppedConsignee {
  std::string name;
  std::int32_t day = 0;  ///< days since 1970-01-01
};
/// consignee,stopped, plain or gzip: stopped is YYYY-MM-DD. Errors: InputError (also a consignee that stands twice).
std::vector<StoppedConsignee> read_stopped(const std::filesystem::path& file);

struct NetworkRequest {
  std::filesystem::path shipments, stopped;
  std::string by;                      ///< "hs6", "hs4", "hs2": products are cut to it; empty = as in the file
  double false_discovery_rate = 0.05;  ///< in (0, 1)
  std::size_t stand_ins = 1000;        ///< consignees drawn to stand for each stopped one, at most; all where there are fewer
  std::uint64_t seed = 1;
  std::string command, date;
};

/// How alike two consignees are, each part in [0, 1]. What many have counts little: a shipper, address or product of k among all
/// K consignees has the weight ln(K / k) (inverse document frequency, Spärck Jones 1972).
struct LinkParts {
  double shippers = 0;  ///< weights of the shippers of both over weights of the shippers of either (weighted Jaccard)
  double address = 0;   ///< ln(K / k) / ln(K / 2) of the rarest address of both; 1 where no third consignee has it
  double products = 0;  ///< cosine of values by product, each times the weight of its product

  double score() const { return (shippers + address + products) / 3; }
};

struct NetworkLink {
  std::size_t stopped = 0, newcomer = 0;  ///< places in NetworkStudy::consignees
  LinkParts parts;
  double p = 1;                 ///< share of pairs with stand-ins whose score is as high
  double q = 1;                 ///< Benjamini and Hochberg's adjusted p: the link passes where it is at most the rate asked
  double q_any_dependence = 1;  ///< Benjamini and Yekutieli's
  bool passes = false;
  std::vector<std::string> shared_shippers;  ///< rarest first
  std::string shared_address;                ///< the rarest; empty = none
};

struct NetworkConsignee {
  std::string name;
  std::string first, last;  ///< days of its first and last shipment, YYYY-MM-DD
  std::string stopped;      ///< day; empty = it was not
  std::size_t shipments = 0, shippers = 0, products = 0;
  double value = 0;
};

/// A connected component of the links that pass.
struct NetworkCommunity {
  std::vector<std::size_t> members;  ///< places in NetworkStudy::consignees: the stopped first, then by day of first shipment
  std::vector<std::size_t> links;    ///< places in NetworkStudy::links
  std::vector<std::string> shippers, addresses;  ///< that its links share
};

/// A consignee of the list that was not examined.
struct NetworkLeftOut {
  std::string name, reason;
};

struct NetworkStudy {
  NetworkRequest request;
  std::string currency, shipments_sha256, stopped_sha256;
  std::string first, last;  ///< days of the file
  std::size_t shipments = 0, shippers = 0, consignees_in_file = 0, addresses = 0, products = 0;
  std::size_t listed = 0, examined = 0;  ///< stopped consignees
  std::vector<NetworkLeftOut> left_out;
  std::size_t newcomers = 0;                            ///< consignees that first appear after an examined one was stopped
  std::size_t pairs = 0;                                ///< tested: a stopped consignee and one that first appeared after its day
  std::vector<NetworkConsignee> consignees;             ///< those that stand in a link
  std::vector<NetworkLink> links;                       ///< pairs with p at most 0.05, highest score first
  std::size_t passing = 0, passing_any_dependence = 0;  ///< by Benjamini and Hochberg; by Benjamini and Yekutieli
  double least_score = std::numeric_limits<double>::quiet_NaN();  ///< of the links that pass; NaN if none does
  std::vector<NetworkCommunity> communities;                      ///< most members first
  std::size_t fewest_stand_ins = 0;                               ///< over the stopped ones
  std::size_t stand_in_pairs = 0;
  double expected_by_chance =
      0;                   ///< links with stand-ins in place of the stopped ones that score as high as the least that passes
  double chance_high = 0;  ///< the 95 % point of that number over random sets of stand-ins
  double chance_p = 1;     ///< share of random sets with as many links as there are, the true one counted
  std::size_t needed_together =
      0;  ///< links that must stand out together before the first passes: more than 1 where stand-ins are few
  std::vector<std::string> notes;
  double seconds = 0;
};

/// Reads what is named in the request and carries it out. Errors: InputError.
NetworkStudy run_network(const NetworkRequest& request, const Control& control = {});
/// The same of tables in memory: the paths of the request are not opened.
NetworkStudy network_in(const ShipmentTable& shipments, const std::vector<StoppedConsignee>& stopped,
                        const NetworkRequest& request, const Control& control = {});

/// JSON, page, words on the terminal, and a bundle (docs/detect.md). Folders as check_bundle_folder.
std::string network_json(const NetworkStudy& study);
std::string network_html(const NetworkStudy& study);
std::string network_summary(const NetworkStudy& study, bool colour);
void write_network_bundle(const NetworkStudy& study, const std::filesystem::path& folder);

}  // namespace entrepot
