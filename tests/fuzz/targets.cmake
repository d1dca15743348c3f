# libFuzzer's targets: cmake -S . -B build/fuzz -G Ninja -DPENTIMENTO_FUZZ=ON -DCMAKE_CXX_COMPILER=clang++ -DPENTIMENTO_GUI=OFF, then build `fuzzers`.
# Only the readers are compiled, instrumented, into a library of which each target takes what it needs: safetensors and pickle link no more
# of LibTorch than its headers and c10; config, tokenizer and archive link it, since their files hold modules and tensors too.
if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  message(FATAL_ERROR "PENTIMENTO_FUZZ needs clang: -DCMAKE_CXX_COMPILER=clang++")
endif()
include(TextDependencies)
set(core ${CMAKE_SOURCE_DIR}/core)
add_library(fuzzed STATIC
  archive_entry.cpp config_entry.cpp pickle_entry.cpp safetensors_entry.cpp tokenizer_entry.cpp
  ${core}/base/error.cpp ${core}/base/log.cpp ${core}/base/run_control.cpp
  ${core}/io/checkpoint/file_kind.cpp ${core}/io/json_file.cpp ${core}/io/mapped_file.cpp ${core}/io/safetensors_header.cpp
  ${core}/io/tensor_source.cpp
  ${core}/io/pickle/pickle_globals.cpp ${core}/io/pickle/pickle_reader.cpp ${core}/io/pickle/torch_archive.cpp
  ${core}/io/pickle/zip_archive.cpp
  ${core}/models/config_reader.cpp ${core}/models/finite.cpp ${core}/models/unets/unet_config.cpp
  ${core}/models/autoencoders/autoencoder_kl.cpp ${core}/models/autoencoders/tiled_decode.cpp ${core}/models/autoencoders/vae.cpp
  ${core}/models/autoencoders/vae_blocks.cpp
  ${core}/models/layers/activations.cpp ${core}/models/layers/attention.cpp ${core}/models/layers/attention_kernel.cpp
  ${core}/models/layers/basic_layers.cpp ${core}/models/layers/clip_encoder.cpp ${core}/models/layers/embeddings.cpp ${core}/models/layers/eraser.cpp
  ${core}/models/layers/resnet.cpp ${core}/models/layers/transformer_2d.cpp
  ${core}/models/text_encoders/clip_text_model.cpp
  ${core}/text/added_tokens.cpp ${core}/text/byte_pairs.cpp ${core}/text/clip_tokenizer.cpp ${core}/text/tokenizer_files.cpp
  ${core}/text/unicode.cpp)
target_include_directories(fuzzed BEFORE PUBLIC ${CMAKE_BINARY_DIR}/system_fmt PUBLIC ${CMAKE_SOURCE_DIR})
target_link_libraries(fuzzed PUBLIC pentimento::values fmt::fmt nlohmann_json::nlohmann_json pentimento::torch spdlog::spdlog Threads::Threads
                             PRIVATE OpenSSL::Crypto pentimento::utf8proc)
target_compile_options(fuzzed PUBLIC -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
target_precompile_headers(fuzzed PRIVATE <torch/torch.h> <nlohmann/json.hpp>)
add_custom_target(fuzzers)
foreach(entry safetensors config tokenizer pickle archive)
  add_executable(fuzz_${entry} fuzz_target.cpp)
  target_compile_definitions(fuzz_${entry} PRIVATE PENTIMENTO_ENTRY=read_${entry})
  target_link_libraries(fuzz_${entry} PRIVATE fuzzed)
  target_link_options(fuzz_${entry} PRIVATE -fsanitize=address,undefined,fuzzer -Wl,--as-needed)
  add_dependencies(fuzzers fuzz_${entry})
endforeach()
