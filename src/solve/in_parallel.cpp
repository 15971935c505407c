#include "solve/in_parallel.hpp"

#include <mutex>

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace entrepot {

void in_parallel(std::size_t count, const std::string& stage, const Control& control,
                 const std::function<void(std::size_t)>& work) {
  std::mutex reporting;
  std::size_t done = 0;
  const auto piece = [&](std::size_t i) {
    work(i);
    if (!control.on_progress) return;
    const std::scoped_lock lock(reporting);
    control.on_progress({stage, ++done, count});
  };
  const int threads = control.threads > 0 ? control.threads : tbb::this_task_arena::max_concurrency();
  if (threads == 1) {
    for (std::size_t i = 0; i < count; ++i) piece(i);
    return;
  }
  const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
  tbb::task_arena arena(threads);
  arena.execute([&] { tbb::parallel_for(std::size_t{0}, count, piece); });
}

}  // namespace entrepot
