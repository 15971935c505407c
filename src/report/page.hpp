// The page as it grows: markup in order, and every table that can be downloaded from it.
#pragma once

#include <string>
#include <vector>

#include "entrepot/study.hpp"
#include "report/figure.hpp"

namespace entrepot {

struct Page {
  std::string html;
  std::vector<DataTable> tables;

  void add(const Figure& figure);
  /// Two or more side by side on wide screens.
  void add_beside(const std::vector<Figure>& figures);
  void add_folded(const DataTable& table, const std::string& summary);
  void add_table(const DataTable& table);
  void paragraph(const std::string& text);
  void open_section(const std::string& id, const std::string& heading);
  void close_section();
};

// The parts of the page, each in its own file, in the order of docs/report.md.
void add_answer(Page& page, const Study& study);       ///< parts 2 and 3
void add_judgements(Page& page, const Study& study);   ///< statements over draws, where the scenario makes some
void add_income(Page& page, const Study& study);       ///< part 5
void add_mechanism(Page& page, const Study& study);    ///< part 6
void add_limits(Page& page, const Study& study);       ///< within part 6, where limits stand
void add_horizons(Page& page, const Study& study);     ///< the same at other horizons, where that is asked
void add_coalition(Page& page, const Study& study);    ///< what the coalition is worth, where that is asked
void add_assumptions(Page& page, const Study& study);  ///< what the scenario does and holds fixed
void add_certificate(Page& page, const Study& study);  ///< part 8
void add_provenance(Page& page, const Study& study);   ///< part 9

DataTable compliance_numbers(const Study& study);
Figure threshold_figure(const Study& study);
Figure stake_figure(const Study& study);
std::vector<Figure> threshold_parts_figures(const Study& study);
Figure income_figure(const Study& study, const Run& run);
Figure income_path_figure(const Study& study);
Figure horizon_income_figure(const Study& study);
/// One by penalty; none without the compliance question.
std::vector<Figure> horizon_threshold_figures(const Study& study);
std::vector<Figure> pair_figures(const Study& study, const PairStudy& pair);
std::vector<Figure> diversion_figures(const Study& study, const Diversion& diversion);
std::vector<Figure> contribution_figures(const Study& study);
Figure coalition_burden_figure(const Study& study);
std::vector<Figure> coalition_ranking_figures(const Study& study);
Figure coalition_scale_figure(const Study& study);
/// `members` pay and receive `transfer`, million USD.
Figure transfer_figure(const Study& study, const std::vector<Country>& members, const ByCountry& transfer);

/// The whole document around a body: one file, no outside reference.
std::string page_document(const std::string& title, const std::string& body);
/// A hash whose first twelve characters stand for it on a screen; the rest shows on hover and in print.
std::string hash_markup(const std::string& hash);
/// <ul>: every source with its licence, each once.
std::string sources_markup(const std::vector<Source>& sources);
/// <h3> and <ul>: every table of the page as CSV.
std::string downloads_markup(const Page& page);
/// Cells, values and rules of the repairs of a World, folded.
void add_repairs(Page& page, const World& world);

/// The style sheet, inline.
const char* page_style();

}  // namespace entrepot
