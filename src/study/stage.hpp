// Progress of a study in words: each stage hands its own Control to the rooms below.
#pragma once

#include <string>

#include "entrepot/control.hpp"

namespace entrepot {

/// The same threads and stop token; progress is reported under the stage's name. Announces the stage.
inline Control stage_control(const Control& control, const std::string& stage) {
  Control own = control;
  if (!control.on_progress) return own;
  own.on_progress = [report = control.on_progress, stage](const Progress& progress) {
    report({stage, progress.done, progress.total});
  };
  control.on_progress({stage, 0, 0});
  return own;
}

}  // namespace entrepot
