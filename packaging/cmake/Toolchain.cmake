# Compiler, linker and cache choices that hold for every target.
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
set(CMAKE_CXX_FLAGS_DEV "-O1 -g1")

find_program(PENTIMENTO_CCACHE ccache)
if(PENTIMENTO_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # A precompiled header is only cacheable when its timestamps and defines are not part of the key. Trees share results: paths are
  # taken relative to the tree, and a header that was precompiled elsewhere is known by the sum beside it (see pentimento_precompile).
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 CCACHE_PCH_EXTSUM=1 ${PENTIMENTO_CCACHE})
  if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
    add_compile_options("SHELL:-Xclang -fno-pch-timestamp")
  else()
    add_compile_options(-fpch-preprocess)
  endif()
endif()

find_program(PENTIMENTO_MOLD mold)
if(PENTIMENTO_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

if(PENTIMENTO_SANITIZE)
  include(CheckCXXSourceCompiles)
  set(CMAKE_REQUIRED_FLAGS -fsanitize=${PENTIMENTO_SANITIZE})
  check_cxx_source_compiles("int main() { return 0; }" PENTIMENTO_SANITIZER_LINKS)
  unset(CMAKE_REQUIRED_FLAGS)
  if(NOT PENTIMENTO_SANITIZER_LINKS)
    message(FATAL_ERROR "${CMAKE_CXX_COMPILER} cannot link with -fsanitize=${PENTIMENTO_SANITIZE}; Clang's runtime is a package of its own on Debian: libclang-rt-dev")
  endif()
  add_compile_options(-fsanitize=${PENTIMENTO_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=${PENTIMENTO_SANITIZE})
endif()
