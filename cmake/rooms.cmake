# entrepot_room(NAME [LINKS room...] [LIBRARIES target...] [PRIVATE_LIBRARIES target...])
# One static library per folder of src/. A room sees the public headers and the private headers of the rooms it
# links, nothing else: each room's headers are reachable only through its own include root, build/rooms/NAME/NAME/.
# The headers of a private library are seen by its room alone.
# Linking a room that does not stand earlier in ENTREPOT_ROOMS stops the configuration.
set(ENTREPOT_ROOMS base tables sources accounts estimate detect world measures model verify solve outcomes uncertain strategy study
    claims report)

function(entrepot_room name)
  cmake_parse_arguments(ROOM "" "" "LINKS;LIBRARIES;PRIVATE_LIBRARIES" ${ARGN})
  list(FIND ENTREPOT_ROOMS ${name} own_place)
  if(own_place LESS 0)
    message(FATAL_ERROR "room ${name} is not in the list of rooms (cmake/rooms.cmake)")
  endif()
  foreach(lower ${ROOM_LINKS})
    list(FIND ENTREPOT_ROOMS ${lower} place)
    if(place LESS 0 OR NOT place LESS own_place)
      message(FATAL_ERROR "room ${name} may not link ${lower}: rooms link only downwards (${ENTREPOT_ROOMS})")
    endif()
  endforeach()
  if(name STREQUAL "verify" AND ("model" IN_LIST ROOM_LINKS OR "solve" IN_LIST ROOM_LINKS))
    message(FATAL_ERROR "verify must share no code with model or solve")
  endif()

  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(NOT sources)
    file(WRITE ${CMAKE_BINARY_DIR}/rooms/${name}.cpp "namespace entrepot { extern const int empty_room_${name} = 0; }\n")
    set(sources ${CMAKE_BINARY_DIR}/rooms/${name}.cpp)
  endif()
  add_library(entrepot_${name} STATIC ${sources})
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/rooms/${name})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${CMAKE_BINARY_DIR}/rooms/${name}/${name} SYMBOLIC)
  target_include_directories(entrepot_${name} PUBLIC
    ${PROJECT_SOURCE_DIR}/include ${CMAKE_BINARY_DIR}/rooms/${name})
  target_link_libraries(entrepot_${name} PUBLIC ${ROOM_LIBRARIES} PRIVATE entrepot_compiler ${ROOM_PRIVATE_LIBRARIES})
  # The standard headers are read once where the sanitizers are on; elsewhere each file shows that it includes what it needs.
  if(ENTREPOT_SANITIZE)
    target_precompile_headers(entrepot_${name} PRIVATE <algorithm> <array> <charconv> <cmath> <filesystem> <functional> <map> <optional>
      <set> <span> <string> <vector>)
  endif()
  foreach(lower ${ROOM_LINKS})
    target_link_libraries(entrepot_${name} PUBLIC entrepot_${lower})
  endforeach()
endfunction()
