#pragma once

#include <QObject>

namespace pentimento::testing {

using MakeTest = QObject* (*)();

/// Puts a test class into the executable under the stem of its file, which is what ctest calls it by.
bool register_test(const char* file, MakeTest make);

} // namespace pentimento::testing

/// Write once at the end of an x_test.cpp, before the moc include.
#define PENTIMENTO_TEST(Class)                                                                               \
  [[maybe_unused]] static const bool registered_##Class =                                                    \
      pentimento::testing::register_test(__FILE__, []() -> QObject* { return new Class; });
