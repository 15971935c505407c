// entrepot accounts: the group of commands about published figures and statistics.

#include "commands.hpp"

namespace entrepot::cli {

CLI::App& add_accounts(CLI::App& app) {
  CLI::App& accounts = *app.add_subcommand(
      "accounts", "Published figures and trade statistics: growth, price and volume, mirror data (docs/accounts.md)");
  accounts.require_subcommand(1);
  return accounts;
}

}  // namespace entrepot::cli
