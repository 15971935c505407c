// entrepot detect: which third countries take in what a target no longer receives.

#include <filesystem>
#include <memory>
#include <optional>

#include "commands.hpp"
#include "entrepot/detect.hpp"
#include "entrepot/report.hpp"
#include "exit_code.hpp"
#include "flow_source.hpp"
#include "today.hpp"

namespace entrepot::cli {
namespace {

struct DetectArguments {
  DetectRequest request;
  FlowSource flows;
  std::string list, families, mirror, out;
  std::vector<std::string> labels;
};

int run(const DetectArguments& arguments, const Context& context) {
  DetectRequest request = arguments.request;
  const bool from_store = arguments.flows.file.empty();
  request.flows = arguments.flows.file;
  request.list = arguments.list;
  request.labels.assign(arguments.labels.begin(), arguments.labels.end());
  request.families = arguments.families;
  request.mirror = arguments.mirror;
  request.command = context.command;
  request.date = today();
  if (!arguments.out.empty()) check_bundle_folder(arguments.out);
  DetectStudy study;
  {
    std::optional<FlowTable> flows;
    if (from_store) {
      flows = flows_of_store(arguments.flows, context);
      request.flows = flows->name;
    }
    ProgressLine progress(context.quiet);
    try {
      study = flows ? run_detect(std::move(*flows), request, context.control(progress))
                    : run_detect(request, context.control(progress));
    } catch (const DetectInterrupted&) {
      throw Interrupted();
    }
  }
  context.check_interrupted();
  if (!arguments.out.empty()) write_detect_bundle(study, arguments.out);
  write_data(context.json ? detect_json(study) : detect_summary(study, context.colour));
  if (!arguments.out.empty()) write_note(context, "report: " + arguments.out + "/report.html");
  const bool contrast_failed = !study.contrast.identified_by.empty() && !study.contrast.converged;
  if (!study.regression_converged || contrast_failed) {
    write_note(context, "warning: a regression has no maximum that could be certified; its numbers are left empty");
    return no_equilibrium;
  }
  return done;
}

}  // namespace

CLI::App& add_detect(CLI::App& app, Context& context) {
  CLI::App& detect = *app.add_subcommand(
      "detect", "Excess flows through third countries after a break date, with the rate of false alarms held (docs/detect.md)");
  auto arguments = std::make_shared<DetectArguments>();
  DetectRequest& request = arguments->request;
  add_flow_source(detect, arguments->flows);
  detect.add_option("--from", request.exporters, "Exporters whose flows are added up [all in the file]")
      ->type_name("CODE,...")
      ->delimiter(',');
  detect.add_option("--target", request.target, "Importer that lost direct trade")->type_name("CODE")->required();
  detect.add_option("--third", request.thirds, "Importers whose flows are searched")
      ->type_name("CODE,...")
      ->delimiter(',')
      ->required();
  detect.add_option("--comparison", request.comparison, "Importers that nobody suspects, as a yardstick")
      ->type_name("CODE,...")
      ->delimiter(',');
  detect.add_option("--break", request.break_month, "First month after the break")->type_name("YYYY-MM")->required();
  detect.add_option("--list", arguments->list, "Products of special concern: tier,hs6")->type_name("CSV");
  detect.add_option("--labels", arguments->labels, "Words for codes of products and countries: code,words")
      ->type_name("CSV,...")
      ->delimiter(',');
  detect
      .add_option("--families", arguments->families, "Pairs of HS6 codes of two revisions, joined into families; with --by hs6")
      ->type_name("CSV");
  detect.add_option("--mirror", arguments->mirror, "The importers' own figures, as --flows: looks for mirror gaps")
      ->type_name("CSV");
  detect.add_option("--fdr", request.false_discovery_rate, "Share of false alarms among alarms that is accepted")
      ->type_name("SHARE")
      ->capture_default_str();
  detect.add_option("--by", request.by, "Add products up to cn8, hs6 or hs4 [as in the file]")->type_name("LEVEL");
  detect.add_option("--out", arguments->out, "Folder for the tables and the report")->type_name("DIR");
  add_json_option(detect, context);
  add_quiet_option(detect, context);
  add_examples(detect,
               {"entrepot detect --flows eu27_sanctioned_cn8_2020_2022/eu27_exports_cn8_partner_month.csv.gz --target RUS "
                "--third KGZ,KAZ,ARM,GEO,UZB,BLR --break 2022-03 --list chpl/chpl_50_hs6_2024-02-23.csv "
                "--labels eu27_sanctioned_cn8_2020_2022/cn8_labels.csv.gz --out run/detect"});
  // A parser runs its callback after those of its subcommands.
  detect.callback([arguments, &detect, &context] {
    if (detect.get_subcommands().empty()) context.action = [arguments, &context] { return run(*arguments, context); };
  });
  return detect;
}

}  // namespace entrepot::cli
