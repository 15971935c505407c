// Draws and what follows from them as CSV.
#include "report/study_doubt.hpp"
#include "tables/csv_writer.hpp"

namespace entrepot {
namespace {

std::string intervals_csv(const Uncertainty& doubt) {
  tables::CsvWriter writer({"headline",
                            "words",
                            "unit",
                            "central",
                            "lo",
                            "lo_error",
                            "median",
                            "median_error",
                            "hi",
                            "hi_error",
                            "share_above_zero",
                            "share_above_zero_error",
                            "critical",
                            "share_above_critical",
                            "share_above_critical_error",
                            "lo_if_failed_below",
                            "hi_if_failed_above",
                            "draws",
                            "infinite",
                            "failed"});
  for (const HeadlineDoubt& h : doubt.headlines) {
    writer.text(h.id).text(h.words).text(h.unit).number(h.central).number(h.low.value).number(h.low.error).number(h.median.value);
    writer.number(h.median.error).number(h.high.value).number(h.high.error).number(h.above_zero).number(h.above_zero_error);
    writer.number(h.critical).number(h.above_critical).number(h.above_critical_error).number(h.low.failed_lowest);
    writer.number(h.high.failed_highest).integer(static_cast<long long>(h.draws)).integer(static_cast<long long>(h.infinite));
    writer.integer(static_cast<long long>(h.failed));
    writer.end_row();
  }
  return writer.content();
}

const char* turn_word(Turn::Kind kind) {
  switch (kind) {
    case Turn::Kind::found:
      return "found";
    case Turn::Kind::outside:
      return "outside";
    case Turn::Kind::not_monotone:
      return "not_monotone";
    case Turn::Kind::no_value:
      break;
  }
  return "no_value";
}

std::string drivers_csv(const Uncertainty& doubt) {
  tables::CsvWriter writer(
      {"headline", "input", "of", "first_order", "first_order_error", "total", "total_error", "excluded", "turn", "turns_at"});
  for (const HeadlineDoubt& h : doubt.headlines) {
    for (std::size_t i = 0; i < h.drivers.size(); ++i) {
      const Driver& d = h.drivers[i];
      writer.text(h.id).text(doubt.inputs[i].id).text(h.by_rank ? "rank" : "value").number(d.first).number(d.first_error);
      writer.number(d.total).number(d.total_error).integer(static_cast<long long>(d.excluded)).text(turn_word(d.turn.kind));
      if (d.turn.kind == Turn::Kind::found) {
        writer.number(d.turn.at);
      } else {
        writer.text("");
      }
      writer.end_row();
    }
  }
  return writer.content();
}

/// One row a draw of the matrices A and B.
std::string draws_csv(const Uncertainty& doubt) {
  std::vector<std::string> header{"draw"};
  for (const DrawnInput& input : doubt.inputs) {
    if (input.single) header.push_back(input.id);
  }
  for (const HeadlineDoubt& headline : doubt.headlines) header.push_back(headline.id);
  tables::CsvWriter writer(header);
  for (std::size_t draw = 0; draw < doubt.draws; ++draw) {
    writer.integer(static_cast<long long>(draw + 1));
    for (std::size_t i = 0; i < doubt.inputs.size(); ++i) {
      if (doubt.inputs[i].single) writer.number(doubt.input_values[i][draw]);
    }
    for (const std::vector<double>& values : doubt.headline_values) writer.number(values[draw]);
    writer.end_row();
  }
  return writer.content();
}

}  // namespace

std::vector<std::pair<std::string, std::string>> doubt_files(const Study& study) {
  return study.uncertainty ? doubt_files(named_doubt(study)) : std::vector<std::pair<std::string, std::string>>{};
}

std::vector<std::pair<std::string, std::string>> doubt_files(const Uncertainty& doubt) {
  std::vector<std::pair<std::string, std::string>> files{{"uncertainty.csv", intervals_csv(doubt)},
                                                         {"draws.csv", draws_csv(doubt)}};
  if (doubt.question.drivers) files.emplace_back("drivers.csv", drivers_csv(doubt));
  return files;
}

}  // namespace entrepot
