// Runs the test classes named on the command line by their file's stem, or all of them; `-list` prints the
// stems.
#include <cstdio>
#include <map>
#include <memory>

#include <QDir>
#include <QFileInfo>
#include <QtTest>
#ifdef QT_WIDGETS_LIB
#include <QApplication>
using TestApplication = QApplication;
#else
#include <QCoreApplication>
using TestApplication = QCoreApplication;
#endif

#include "support/test_registry.h"

namespace pentimento::testing {
namespace {
std::map<QString, MakeTest>& tests() {
  static std::map<QString, MakeTest> all; // filled during static initialisation, in any order
  return all;
}
} // namespace

bool register_test(const char* file, MakeTest make) {
  return tests().emplace(QFileInfo(QString::fromUtf8(file)).completeBaseName(), make).second;
}
} // namespace pentimento::testing

int main(int argc, char** argv) {
  QDir::setCurrent(PENTIMENTO_SOURCE);
  TestApplication application(argc, argv);
  QStringList arguments = application.arguments();
  const auto& all = pentimento::testing::tests();
  if (arguments.contains("-list")) {
    for (const auto& [name, make] : all) std::puts(qPrintable(name));
    return 0;
  }
  const QString wanted = arguments.size() > 1 && all.count(arguments.at(1)) ? arguments.takeAt(1) : QString();
  if (wanted.isEmpty() && arguments.size() > 1 && !arguments.at(1).startsWith('-')) {
    std::fprintf(stderr, "no test file called %s; -list names them\n", qPrintable(arguments.at(1)));
    return 2;
  }
  int failed = 0;
  for (const auto& [name, make] : all)
    if (wanted.isEmpty() || wanted == name) {
      const std::unique_ptr<QObject> test(make());
      failed += QTest::qExec(test.get(), arguments);
    }
  return failed;
}
