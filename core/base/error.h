#pragma once

#include <exception>
#include <string>
#include <string_view>

#include "core/values/failure.h"

namespace pentimento {

/// The kinds of failure, stable names for tests and JSON.
enum class ErrorCode {
  FileNotFound,
  FileUnreadable,
  FileUnwritable,
  BadFormat,
  MissingComponent,
  MissingTensor,
  UnexpectedTensor,
  ShapeMismatch,
  DtypeMismatch,
  NotFinite,
  BadSetting,
  UnknownName,
  BadPrompt,
  OtherBase,
  OutOfMemory,
  Unsupported,
  Internal,
};

/// The stable name of a code: "ShapeMismatch".
std::string_view error_code_name(ErrorCode code);

/// The one exception of the core: what was wrong, what was expected, what was got, and what to do about it.
class Error : public std::exception {
 public:
  Error(ErrorCode code, std::string what, std::string expected = {}, std::string got = {},
        std::string hint = {});

  const char* what() const noexcept override { return sentence_.c_str(); }
  ErrorCode code() const { return code_; }
  const Failure& failure() const { return failure_; }

 private:
  ErrorCode code_;
  Failure failure_;
  std::string sentence_;
};

/// The Error that a failure was made of, for throwing it again; an unknown code is Internal.
Error error_of(const Failure& failure);

/// Turns the exception in flight into words: Error as it is, torch's and the system's wrapped, memory
/// exhaustion named. Call inside a catch block only; it holds no tensors, so the caller may retry after
/// leaving the scope.
Failure failure_in_flight();

} // namespace pentimento
