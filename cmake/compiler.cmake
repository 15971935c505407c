# Warnings, sanitizers and instruction sets, carried by one interface target that every target links.
add_library(entrepot_compiler INTERFACE)
target_compile_options(entrepot_compiler INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Wold-style-cast
  -Wno-missing-field-initializers   # designated initialisers leave the rest at their defaults on purpose
  # No errno from mathematical functions: square roots and exponentials vectorise. Values and their order are unchanged.
  -fno-math-errno)
if(ENTREPOT_WARNINGS_AS_ERRORS)
  target_compile_options(entrepot_compiler INTERFACE -Werror)
endif()
if(ENTREPOT_NATIVE)
  target_compile_options(entrepot_compiler INTERFACE -march=native)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 warns about its own AVX-512 header (GCC bug 105593) and its own std::string (105651).
  target_compile_options(entrepot_compiler INTERFACE -Wno-maybe-uninitialized -Wno-uninitialized -Wno-restrict)
endif()
if(ENTREPOT_SANITIZE)
  target_compile_options(entrepot_compiler INTERFACE -fsanitize=${ENTREPOT_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    # Eigen takes blocks of empty matrices, whose data is a null pointer; nothing is read or written there.
    target_compile_options(entrepot_compiler INTERFACE -fno-sanitize=pointer-overflow)
  endif()
  target_link_options(entrepot_compiler INTERFACE -fsanitize=${ENTREPOT_SANITIZE})
endif()
if(ENTREPOT_FUZZ)
  # Coverage in every room, so that the fuzzer sees where a change of input leads.
  target_compile_options(entrepot_compiler INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(entrepot_compiler INTERFACE -fsanitize=fuzzer-no-link)
endif()
# Assertions stay on in every build: they are how our own bugs are found.
set(CMAKE_CXX_FLAGS_RELEASE "-O3")
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O1 -g1")   # lines for messages; types would double the time of linking
