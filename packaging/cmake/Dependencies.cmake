# Every library Pentimento stands on, found once, offered as a target.
find_package(Threads REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(spdlog REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 2 REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_path(PENTIMENTO_STB stb/stb_image_write.h REQUIRED)

# LibTorch: the folder that was named, else the one packaging/dependencies set up.
if(NOT PENTIMENTO_TORCH)
  file(GLOB PENTIMENTO_TORCH_FOUND "$ENV{HOME}/.cache/pentimento/torch-*/lib/python3*/site-packages/torch")
  if(PENTIMENTO_TORCH_FOUND)
    list(GET PENTIMENTO_TORCH_FOUND 0 PENTIMENTO_TORCH)
  endif()
endif()
list(PREPEND CMAKE_PREFIX_PATH "${PENTIMENTO_TORCH}")
find_package(Torch 2.6 REQUIRED)

# The torch wheel ships its own, newer fmt beside its headers. The system's has to be found first, or spdlog breaks.
find_path(PENTIMENTO_FMT_ROOT fmt/core.h PATHS /usr/include NO_DEFAULT_PATH REQUIRED)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/system_fmt)
file(CREATE_LINK ${PENTIMENTO_FMT_ROOT}/fmt ${CMAKE_BINARY_DIR}/system_fmt/fmt SYMBOLIC)

add_library(pentimento_torch INTERFACE)
add_library(pentimento::torch ALIAS pentimento_torch)
target_include_directories(pentimento_torch SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})
target_link_libraries(pentimento_torch INTERFACE ${TORCH_LIBRARIES})
separate_arguments(PENTIMENTO_TORCH_FLAGS UNIX_COMMAND "${TORCH_CXX_FLAGS}")
target_compile_options(pentimento_torch INTERFACE ${PENTIMENTO_TORCH_FLAGS})

if(PENTIMENTO_GUI)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Svg Charts DBus LinguistTools)
endif()
if(PENTIMENTO_TESTS)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Core Test)
endif()

find_package(SQLite3 3.27 REQUIRED) # VACUUM INTO, which keeps the copy of a project before it is migrated
