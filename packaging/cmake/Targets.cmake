# One helper per kind of target.

# Warnings, visibility of the source tree, and nothing else.
function(pentimento_common target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wno-missing-field-initializers)
  if(PENTIMENTO_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
endfunction()

# A library of ours, `pentimento::NAME`; its folders add their sources with target_sources.
function(pentimento_library name)
  add_library(pentimento_${name} STATIC)
  add_library(pentimento::${name} ALIAS pentimento_${name})
  target_include_directories(pentimento_${name} PUBLIC ${ARGN})
  pentimento_common(pentimento_${name})
endfunction()

# A Qt target: keywords off (LibTorch has a member called `slots`), moc on.
function(pentimento_qt target)
  target_compile_definitions(${target} PRIVATE QT_NO_KEYWORDS QT_NO_CAST_TO_ASCII)
  set_target_properties(${target} PROPERTIES AUTOMOC ON)
endfunction()

# Precompiles HEADERS for TARGET. What it is made of is summed up beside it for ccache, which cannot compare the binaries of two trees.
function(pentimento_precompile target)
  target_precompile_headers(${target} PRIVATE ${ARGN})
  string(SHA256 sum "${ARGN} ${Torch_VERSION} ${PENTIMENTO_TORCH} ${Qt6_VERSION} ${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION} ${CMAKE_BUILD_TYPE} ${PENTIMENTO_SANITIZE} ${PENTIMENTO_WERROR}")
  foreach(form gch pch) # GCC's name and Clang's
    file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${target}.dir/cmake_pch.hxx.${form}.sum "${sum}")
  endforeach()
endfunction()

# A test file of the executable TARGET; `x_test.cpp` holds the class named by its ctest line.
# PENTIMENTO_TEST_FILTER, a regular expression, leaves out all others: quick to build while one thing is worked on.
function(pentimento_tests target)
  foreach(file IN LISTS ARGN)
    if(PENTIMENTO_TEST_FILTER AND NOT "${CMAKE_CURRENT_SOURCE_DIR}/${file}" MATCHES "${PENTIMENTO_TEST_FILTER}")
      continue()
    endif()
    target_sources(${target} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    set_property(GLOBAL APPEND PROPERTY ${target}_files ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    get_filename_component(stem ${file} NAME_WE)
    file(RELATIVE_PATH place ${CMAKE_SOURCE_DIR}/tests ${CMAKE_CURRENT_SOURCE_DIR})
    string(REPLACE "/" "." place "${place}")
    add_test(NAME ${place}.${stem} COMMAND ${target} ${stem})
    set_tests_properties(${place}.${stem} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen;OMP_NUM_THREADS=1;QTEST_FUNCTION_TIMEOUT=900000" TIMEOUT 900)
  endforeach()
endfunction()

# Runs moc on the test files of TARGET without showing it any header: AUTOMOC would have it read all of LibTorch's for every file. To be
# called in TARGET's own folder, after its pentimento_tests().
function(pentimento_moc_tests target)
  set_target_properties(${target} PROPERTIES AUTOMOC OFF)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/${target}_moc)
  file(MAKE_DIRECTORY ${folder})
  get_property(files GLOBAL PROPERTY ${target}_files)
  foreach(file IN LISTS files)
    get_filename_component(stem ${file} NAME_WE)
    add_custom_command(OUTPUT ${folder}/${stem}.moc COMMAND Qt6::moc -o ${folder}/${stem}.moc ${file} DEPENDS ${file} VERBATIM)
    target_sources(${target} PRIVATE ${folder}/${stem}.moc)
  endforeach()
  target_include_directories(${target} PRIVATE ${folder})
endfunction()
