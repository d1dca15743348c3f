# utf8proc: categories, case and normal forms of Unicode for the tokenizer.
include_guard(GLOBAL)
find_path(PENTIMENTO_UTF8PROC_INCLUDE utf8proc.h REQUIRED)
find_library(PENTIMENTO_UTF8PROC utf8proc REQUIRED)
add_library(pentimento_utf8proc INTERFACE)
add_library(pentimento::utf8proc ALIAS pentimento_utf8proc)
target_include_directories(pentimento_utf8proc SYSTEM INTERFACE ${PENTIMENTO_UTF8PROC_INCLUDE})
target_link_libraries(pentimento_utf8proc INTERFACE ${PENTIMENTO_UTF8PROC})
