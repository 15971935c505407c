// The NetCDF library keeps memory between files, and forgets some when it cannot open a damaged one: not ours to free, and
// looking for it after each input takes ten times as long as reading. Targets that open World files include this, once.
#pragma once

extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }
