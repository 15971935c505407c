// entrepot detect network: which consignees that came later resemble one that was stopped.

#include <memory>

#include "commands.hpp"
#include "entrepot/entity_network.hpp"
#include "entrepot/report.hpp"
#include "exit_code.hpp"
#include "today.hpp"

namespace entrepot::cli {
namespace {

struct NetworkArguments {
  NetworkRequest request;
  std::string shipments, stopped, out;
};

int run(const NetworkArguments& arguments, const Context& context) {
  NetworkRequest request = arguments.request;
  request.shipments = arguments.shipments;
  request.stopped = arguments.stopped;
  request.command = context.command;
  request.date = today();
  if (!arguments.out.empty()) check_bundle_folder(arguments.out);
  NetworkStudy study;
  {
    ProgressLine progress(context.quiet);
    study = run_network(request, context.control(progress));
  }
  context.check_interrupted();
  if (!arguments.out.empty()) write_network_bundle(study, arguments.out);
  write_data(context.json ? network_json(study) : network_summary(study, context.colour));
  if (!arguments.out.empty()) write_note(context, "report: " + arguments.out + "/report.html");
  return done;
}

}  // namespace

void add_detect_network(CLI::App& detect, Context& context) {
  CLI::App& network = *detect.add_subcommand(
      "network", "New consignees that resemble a stopped one by shippers, address and goods, against what chance gives");
  // The options of the search for flows belong to that search alone.
  for (CLI::Option* option : detect.get_options())
    if (option != detect.get_help_ptr()) network.excludes(option);
  network.preparse_callback([&detect](std::size_t) {
    for (CLI::Option* option : detect.get_options()) option->required(false);
  });
  auto arguments = std::make_shared<NetworkArguments>();
  NetworkRequest& request = arguments->request;
  network.add_option("SHIPMENTS", arguments->shipments, "One row a shipment: shipper,consignee,address,product,date,value")
      ->type_name("CSV")
      ->required();
  network.add_option("--stopped", arguments->stopped, "Consignees that may no longer be served: consignee,stopped (a day)")
      ->type_name("CSV")
      ->required();
  network.add_option("--by", request.by, "Cut product codes to hs6, hs4 or hs2 [as in the file]")->type_name("LEVEL");
  network.add_option("--fdr", request.false_discovery_rate, "Share of false links among links that is accepted")
      ->type_name("SHARE")
      ->capture_default_str();
  network
      .add_option("--stand-ins", request.stand_ins,
                  "Consignees that nobody stopped, drawn to stand for each stopped one: what chance gives")
      ->type_name("N")
      ->capture_default_str();
  network.add_option("--seed", request.seed, "Of the drawing of stand-ins")->type_name("N")->capture_default_str();
  network.add_option("--out", arguments->out, "Folder for the tables and the report")->type_name("DIR");
  add_json_option(network, context);
  add_quiet_option(network, context);
  add_examples(network,
               {"entrepot detect network scenarios/network-shipments.csv --stopped scenarios/network-stopped.csv --by hs4 "
                "--out run/network"});
  set_action(network, context, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace entrepot::cli
