// Which third countries take in what a target no longer receives: excess flows around a break date, route by route and product by
// product, with the rate of false alarms held (docs/detect.md).
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "entrepot/control.hpp"

namespace entrepot {

/// Stands in every output: text, JSON, CSV and page.
inline constexpr const char* detect_notice =
    "A flagged flow is a statistical anomaly, not an accusation: it may have lawful causes (relocated firms and people, changed "
    "tastes, new suppliers, a changed code), and statistics by country name no firm. It is a reason to look, not a finding of "
    "fact.";

inline constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// Flows in long form, codes kept once. A month counts months since year 0: 12 year + month - 1.
struct FlowTable {
  std::vector<std::string> exporters, importers, products;
  std::vector<std::uint32_t> exporter, importer, product;  ///< one a row, into the lists above
  std::vector<std::int32_t> month;
  std::vector<double> value;     ///< >= 0, in `currency`
  std::vector<double> quantity;  ///< NaN where not given; empty where the table has none
  std::string currency;          ///< "EUR"; empty where the table does not say
  std::string name, sha256;      ///< of the file

  std::size_t rows() const { return value.size(); }
};

/// exporter,importer,product,month,value[,quantity], plain or gzip. Column names that publishers use stand for them: partner
/// (importer), cn8, hs6, hs4 (product), value_eur, value_usd; exporter may be absent. month is YYYY-MM; a value not listed is
/// zero. Errors: InputError (missing columns, bad months, negative values, product codes that are no digits or of unequal
/// length).
FlowTable read_flows(const std::filesystem::path& file);
/// The same from text in memory; `name` stands for the file in messages, and the hash is that of the text.
FlowTable parse_flows(std::string text, const std::string& name);

/// A list of products of special concern: tier, hs6.
struct ProductList {
  std::map<std::string, std::string> tier_of;  ///< by HS6
  std::string name;
};
/// Errors: InputError.
ProductList read_product_list(const std::filesystem::path& file);

/// Words for codes of products or countries: first column code, second words. Errors: InputError.
std::map<std::string, std::string> read_product_labels(const std::filesystem::path& file);

/// Pairs of HS6 codes of two revisions (first two columns of six digits of each row); codes linked by any chain of pairs are one
/// family, named by its smallest code of the first column. By code of either revision. Errors: InputError.
std::map<std::string, std::string> read_code_families(const std::filesystem::path& file);

struct DetectRequest {
  std::filesystem::path flows;
  std::vector<std::string> exporters;            ///< codes added up; empty = all in the file
  std::string target;                            ///< importer that lost direct trade
  std::vector<std::string> thirds;               ///< importers whose flows are searched
  std::vector<std::string> comparison;           ///< importers that nobody suspects, for the contrast; may be empty
  std::string break_month;                       ///< "2022-03": the first month after
  std::filesystem::path list, families, mirror;  ///< may be empty; `mirror`: the importers' own figures, as `flows`
  std::vector<std::filesystem::path> labels;     ///< words for codes of products and of countries
  std::string by;                                ///< "cn8", "hs6", "hs4"; empty = as in the file
  double false_discovery_rate = 0.05;            ///< in (0, 1)
  std::string command, date;
};

/// p-values by kind of evidence; NaN where the data do not allow it.
struct DetectEvidence {
  double rise = no_number;         ///< after the break, over trend and season (cells traded in most months)
  double activity = no_number;     ///< more months with trade than before (other cells)
  double unit_value = no_number;   ///< a jump of value per unit of quantity
  double correlation = no_number;  ///< the flow is high when the direct one is low
  double mirror_gap = no_number;   ///< less arrives, by the importer's figures, than leaves; beyond what was normal
};

struct DetectFinding {
  std::string route, product, label, tier;                             ///< tier empty = not on the list
  double before = 0, after = 0;                                        ///< mean value a month, in the currency
  double observed = 0, expected = 0;                                   ///< value of all months after the break
  double excess = 0, low = no_number, high = no_number;                ///< observed - expected, and its 5 % and 95 % points
  double unit_value_before = no_number, unit_value_after = no_number;  ///< value per unit of quantity, geometric means of months
  double mirror_gap = no_number;  ///< mean after the break, log points, less the normal one: the median before it
  DetectEvidence evidence;
  double p = 1;              ///< Cauchy combination of the evidence
  double harmonic_mean = 1;  ///< harmonic mean p, with the factor that holds under any dependence
  double q = 1;              ///< Benjamini and Hochberg's adjusted p: flagged where it is at most the rate asked
  double q_any_dependence = 1, bonferroni = 1;  ///< Benjamini and Yekutieli's; Bonferroni's
  bool flagged = false;                         ///< q at most the rate asked
  bool flagged_by_tier = false;                 ///< by tier first, then within
};

struct DetectLeftOut {
  std::string reason;
  std::size_t cells = 0;         ///< of third countries
  double before = 0, after = 0;  ///< their value in all months before and after the break
  double target_before = 0, target_after = 0;
};

/// How the goods of a route together moved at the break, from a Poisson regression with effects of route and product and of route
/// and calendar month; errors clustered by route and product. Products that are left out of the scan are left out here too, but
/// not of `monthly`.
struct RouteExcess {
  std::string route, label;              ///< label: its words, or the code where none were given
  double before = 0, after = 0;          ///< mean value a month
  double coefficient = 0, error = 0;     ///< log change at the break
  double excess = 0, low = 0, high = 0;  ///< of all months after; negative = lost
  double year_before = no_number;        ///< value of the same months one year before; NaN if not covered
  double observed = 0;
  std::vector<double> monthly;  ///< one a month of the study, all products
  std::size_t tested = 0, flagged = 0;
  double flagged_excess = 0;
};

/// Poisson regression of third countries' flows against a comparison that the break does not touch.
struct DetectContrast {
  std::string identified_by;  ///< in words; empty = the data have no comparison
  double coefficient = no_number, error = no_number;
  double excess = no_number, low = no_number, high = no_number;  ///< of the treated flows after the break
  double treated = 0;                                            ///< their value after the break
  std::size_t observations = 0, dropped_zero = 0, dropped_separated = 0, clusters = 0;
  double worst_score = no_number;
  bool converged = false;
};

/// The same scan with a break date at which nothing happened.
struct DetectPlacebo {
  std::string break_month;  ///< empty = too few months before the break
  std::size_t tested = 0, below_five_percent = 0, flagged = 0;
};

struct DetectStudy {
  DetectRequest request;
  std::string currency, flows_sha256;
  std::vector<std::string> exporters;
  std::vector<std::string> months;      ///< "2020-01" ...
  std::size_t break_at = 0;             ///< index of the first month after
  std::vector<DetectFinding> findings;  ///< every cell tested: flagged first, then by excess
  std::size_t flagged = 0, flagged_any_dependence = 0, flagged_bonferroni = 0, flagged_by_tier = 0;
  std::vector<DetectLeftOut> left_out;
  RouteExcess target;
  std::vector<RouteExcess> thirds;
  double lost = no_number, extra = no_number;  ///< direct, and through all thirds
  double substitution = no_number, substitution_low = no_number, substitution_high = no_number;  ///< extra / lost; 5 % and 95 %
  DetectContrast contrast;
  DetectPlacebo placebo;
  bool regression_converged = false;
  double worst_score = no_number;  ///< of the regression of routes
  std::size_t list_codes = 0, list_codes_present = 0;
  std::vector<std::string> notes;
  double seconds = 0;
};

/// Thrown by the functions below when the stop token of their Control asked them to end.
struct DetectInterrupted : std::runtime_error {
  DetectInterrupted() : std::runtime_error("interrupted") {}
};

/// Reads what is named in the request and carries it out. Errors: InputError.
DetectStudy run_detect(const DetectRequest& request, const Control& control = {});
/// The same with `flows` in place of the file that the request names, which then only names them.
DetectStudy run_detect(FlowTable flows, const DetectRequest& request, const Control& control = {});
/// The same of flows in memory: the paths of the request are not opened.
struct DetectInputs {
  FlowTable flows;
  FlowTable mirror;  ///< no rows = none
  ProductList list;
  std::map<std::string, std::string> labels, families;
};
DetectStudy detect_in(const DetectInputs& inputs, const DetectRequest& request, const Control& control = {});

/// JSON, page, words on the terminal (40 lines of 80 characters), and a bundle (docs/detect.md). Folders as check_bundle_folder.
std::string detect_json(const DetectStudy& study);
std::string detect_html(const DetectStudy& study);
std::string detect_summary(const DetectStudy& study, bool colour);
void write_detect_bundle(const DetectStudy& study, const std::filesystem::path& folder);

}  // namespace entrepot
