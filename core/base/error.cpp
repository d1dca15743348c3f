#include "core/base/error.h"

#include <new>
#include <system_error>

#include <c10/util/Exception.h>

namespace pentimento {

std::string_view error_code_name(ErrorCode code) {
  switch (code) {
  case ErrorCode::FileNotFound:
    return "FileNotFound";
  case ErrorCode::FileUnreadable:
    return "FileUnreadable";
  case ErrorCode::FileUnwritable:
    return "FileUnwritable";
  case ErrorCode::BadFormat:
    return "BadFormat";
  case ErrorCode::MissingComponent:
    return "MissingComponent";
  case ErrorCode::MissingTensor:
    return "MissingTensor";
  case ErrorCode::UnexpectedTensor:
    return "UnexpectedTensor";
  case ErrorCode::ShapeMismatch:
    return "ShapeMismatch";
  case ErrorCode::DtypeMismatch:
    return "DtypeMismatch";
  case ErrorCode::NotFinite:
    return "NotFinite";
  case ErrorCode::BadSetting:
    return "BadSetting";
  case ErrorCode::UnknownName:
    return "UnknownName";
  case ErrorCode::BadPrompt:
    return "BadPrompt";
  case ErrorCode::OtherBase:
    return "OtherBase";
  case ErrorCode::OutOfMemory:
    return "OutOfMemory";
  case ErrorCode::Unsupported:
    return "Unsupported";
  case ErrorCode::Internal:
    return "Internal";
  }
  return "Internal";
}

Error::Error(ErrorCode code, std::string what, std::string expected, std::string got, std::string hint)
    : code_(code), failure_{std::string(error_code_name(code)), std::move(what), std::move(expected),
                            std::move(got), std::move(hint)},
      sentence_(failure_.sentence()) {}

namespace {

Failure out_of_memory(const std::string& detail) {
  return {std::string(error_code_name(ErrorCode::OutOfMemory)), "memory ran out", "", detail,
          "close other programs, draw fewer pictures at a time, or choose a smaller precision"};
}

/// The first line of torch's message; the rest is a C++ backtrace.
std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

bool says_out_of_memory(const std::string& text) {
  // On the CPU torch raises a plain c10::Error for this, not OutOfMemoryError.
  return text.find("can't allocate memory") != std::string::npos ||
         text.find("out of memory") != std::string::npos;
}

} // namespace

Error error_of(const Failure& failure) {
  auto code = ErrorCode::Internal;
  for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i)
    if (error_code_name(static_cast<ErrorCode>(i)) == failure.code) code = static_cast<ErrorCode>(i);
  return {code, failure.what, failure.expected, failure.got, failure.hint};
}

Failure failure_in_flight() {
  try {
    throw;
  } catch (const Error& error) {
    return error.failure();
  } catch (const c10::Error& error) {
    const std::string text = first_line(error.what_without_backtrace());
    if (says_out_of_memory(text)) return out_of_memory(text);
    return {std::string(error_code_name(ErrorCode::Internal)), "LibTorch refused an operation", "", text, ""};
  } catch (const std::bad_alloc&) {
    return out_of_memory("an allocation failed");
  } catch (const std::system_error& error) {
    return {std::string(error_code_name(ErrorCode::FileUnreadable)), "the system refused", "", error.what(),
            ""};
  } catch (const std::exception& error) {
    return {std::string(error_code_name(ErrorCode::Internal)), "something unforeseen happened", "",
            error.what(), "please report this with the log"};
  }
}

} // namespace pentimento
