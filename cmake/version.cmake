# The commit is read at every build, so that --version never lies after a commit.
find_package(Git QUIET)
add_custom_target(entrepot_version_file
  COMMAND ${CMAKE_COMMAND} -DGIT=${GIT_EXECUTABLE} -DSOURCE=${PROJECT_SOURCE_DIR} -DVERSION=${PROJECT_VERSION}
          -DOUTPUT=${CMAKE_BINARY_DIR}/generated/version_generated.hpp -P ${PROJECT_SOURCE_DIR}/cmake/write_version.cmake
  BYPRODUCTS ${CMAKE_BINARY_DIR}/generated/version_generated.hpp
  COMMENT "Reading the commit")
