// What every page that answers a question about a World says at its head and at its end: what was asked, of which World, and how
// to ask it again.
#pragma once

#include <string>
#include <vector>

#include "report/page.hpp"

namespace entrepot {

/// The references must live as long as this.
struct QuestionPage {
  std::string kicker;           ///< kind of question: "Friends and enemies"
  std::string title, question;  ///< the scenario's, or the page's own where it has none
  const Scenario& scenario;
  std::vector<const World*> worlds;  ///< one at least; a layer is told of the last
  std::string date, command;         ///< ISO day, may be empty; the exact command line
  std::string on;                    ///< ISO day whose measures count; empty = not asked
};

void add_question_header(Page& page, const QuestionPage& asked);
/// What ends a certificate: how goods substitute in production and consumption where `production` says it, how long it took, and
/// the warnings.
void add_work(Page& page, const std::string& production, double seconds, int threads, const std::vector<std::string>& warnings);
/// The scenario's note, sources with licences, the command, program, scenario and Worlds, downloads. `closing` says what else
/// lies beside the page.
void add_question_sources(Page& page, const QuestionPage& asked, const std::string& closing);

}  // namespace entrepot
