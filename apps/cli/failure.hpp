// The one place where an exception becomes words and an exit code.
#pragma once

#include "context.hpp"

namespace entrepot::cli {

/// Runs the action; never throws. Bad input is listed on standard error, and with --json also on standard output as
/// {"error": {"problems": [{file, line, field, value, rule, hint}]}}.
int run_guarded(const Context& context);

}  // namespace entrepot::cli
