// entrepot codes ...: from one classification of goods, sectors or countries to another (docs/concordances.md).

#include <memory>

#include <fmt/core.h>

#include "commands.hpp"
#include "entrepot/codes.hpp"
#include "exit_code.hpp"

namespace entrepot::cli {
namespace {

void add_folder_option(CLI::App& command, std::filesystem::path& folder) {
  command.add_option("--folder", folder, "Folder with the published concordances (docs/concordances.md names the files)")
      ->required()
      ->type_name("DIR");
}

void add_route_options(CLI::App& command, Route& route) {
  add_folder_option(command, route.folder);
  command.add_option("--from", route.from, "Classification of the codes: HS2022, CN2021, ISIC4, UN-TRADE, COUNTRY ...")
      ->required();
  command.add_option("--to", route.to, "Classification asked for")->required();
  command.add_option("--via", route.via, "A classification that the way must pass");
  command
      .add_option("--own", route.own, "CSV of your own (from,to,weight) that replaces the published rows of the codes it names")
      ->type_name("FILE");
  command
      .add_option("--weights", route.weights.file,
                  "CSV of amounts by code: what is split is split in proportion; equal shares without")
      ->type_name("FILE");
  command.add_option("--weights-of", route.weights.of, "Classification of its codes (default: the one asked for)");
  command.add_option("--weights-code", route.weights.code_column, "Its column of codes (BACI: k)")->capture_default_str();
  command.add_option("--weights-value", route.weights.value_column, "Its column of amounts (BACI: v)")->capture_default_str();
  command
      .add_option("--floor", route.weights.floor,
                  "A counterpart that trades less counts as this share of what all counterparts of a code trade")
      ->check(CLI::Range(0.0, 0.99))
      ->capture_default_str();
  command.add_flag("--same-number", route.same_number,
                   "Between editions: the counterpart that kept the number of the code takes all");
  command.add_flag("--largest", route.largest, "The counterpart with the largest weight takes all, instead of a split");
  command.add_flag("--as-published", route.as_published, "Without the amendments that docs/concordances.md lists");
}

CLI::App& add_subcommand(CLI::App& codes, Context& context, const std::string& name, const std::string& what) {
  CLI::App& command = *codes.add_subcommand(name, what);
  add_json_option(command, context);
  add_quiet_option(command, context);
  return command;
}

void add_codes_list(CLI::App& codes, Context& context) {
  CLI::App& command =
      add_subcommand(codes, context, "list", "Which concordances a folder has, and how much they split and merge");
  auto folder = std::make_shared<std::filesystem::path>();
  add_folder_option(command, *folder);
  add_examples(command, {"entrepot codes list --folder concordances"});
  set_action(command, context, [folder, &context] {
    const auto list = list_concordances(*folder);
    write_data(context.json ? codes_list_json(list) : codes_list_text(list));
    return done;
  });
}

void add_codes_map(CLI::App& codes, Context& context) {
  CLI::App& command = add_subcommand(codes, context, "map", "What becomes of a code, with weights");
  struct Options {
    Route route;
    std::vector<std::string> codes;
  };
  auto options = std::make_shared<Options>();
  command.add_option("CODE", options->codes, "Codes of the classification --from")->required();
  add_route_options(command, options->route);
  add_examples(command, {"entrepot codes map --folder concordances --from HS2017 --to HS2022 851762 854140",
                         "entrepot codes map --folder concordances --from COUNTRY --to ISO3 842 NA ROM Kosovo"});
  set_action(command, context, [options, &context] {
    const CodeMap map = map_codes(options->route, options->codes);
    write_data(context.json ? codes_map_json(map) : codes_map_text(map));
    return done;
  });
}

void add_codes_convert(CLI::App& codes, Context& context) {
  CLI::App& command =
      add_subcommand(codes, context, "convert", "Amounts by code into another classification, with a loss report");
  auto request = std::make_shared<ConvertRequest>();
  command.add_option("FILE", request->file, "CSV with a column of codes and one of amounts")->required();
  command.add_option("--code-column", request->code_column, "Column of codes")->capture_default_str();
  command.add_option("--value-column", request->value_column, "Column of amounts")->capture_default_str();
  command.add_option("--keep", request->keep, "Columns that stay (year,partner); amounts are summed over all others")
      ->delimiter(',');
  add_route_options(command, request->route);
  command.add_option("-o,--out", request->out, "CSV to write")->required()->type_name("FILE");
  const std::string trade =
      "us_china_tariffs_2018_2019/china_imports_from_us_2017_hs6.csv --code-column hs6 --value-column thousand_usd";
  add_examples(
      command,
      {"entrepot codes convert " + trade + " --from HS2017 --to BEC-END-USE --folder concordances --out by-end-use.csv",
       "entrepot codes convert " + trade + " --from HS2017 --to HS2022 --same-number --folder concordances --out hs2022.csv"});
  set_action(command, context, [request, &context] {
    const Conversion conversion = convert_file(*request);
    write_data(context.json ? conversion_json(conversion) : conversion_text(conversion));
    write_note(context, "written to " + request->out.string());
    return done;
  });
}

void add_codes_check(CLI::App& codes, Context& context) {
  CLI::App& command = add_subcommand(codes, context, "check", "Faults, gaps and round trips of every concordance of a folder");
  auto folder = std::make_shared<std::filesystem::path>();
  add_folder_option(command, *folder);
  add_examples(command, {"entrepot codes check --folder concordances"});
  set_action(command, context, [folder, &context] {
    const CodesCheck check = check_concordances(*folder);
    write_data(context.json ? codes_check_json(check) : codes_check_text(check));
    return done;
  });
}

void add_codes_priority(CLI::App& codes, Context& context) {
  CLI::App& command = add_subcommand(codes, context, "priority",
                                     "The Common High Priority List in any edition of the HS, and what is mixed with it there");
  struct Options {
    std::filesystem::path list, folder;
    std::string edition = "HS2022";
  };
  auto options = std::make_shared<Options>();
  command.add_option("FILE", options->list, "CSV with columns tier and hs6 (HS 2022)")->required();
  command.add_option("--in", options->edition, "Edition of the HS")->capture_default_str();
  add_folder_option(command, options->folder);
  add_examples(command, {"entrepot codes priority chpl/chpl_50_hs6_2024-02-23.csv --in HS2017 --folder concordances"});
  set_action(command, context, [options, &context] {
    const PriorityList list = priority_list(options->list, options->folder, options->edition);
    write_data(context.json ? priority_list_json(list) : priority_list_text(list));
    return done;
  });
}

}  // namespace

void add_codes(CLI::App& app, Context& context) {
  CLI::App& codes = *app.add_subcommand("codes", "Convert codes of goods, sectors and countries, and say what gets lost");
  codes.require_subcommand(1);
  add_codes_list(codes, context);
  add_codes_map(codes, context);
  add_codes_convert(codes, context);
  add_codes_check(codes, context);
  add_codes_priority(codes, context);
}

}  // namespace entrepot::cli
