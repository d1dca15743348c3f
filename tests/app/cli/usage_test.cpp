#include <QtTest>

#include "app/cli/program.h"
#include "support/test_registry.h"

using namespace pentimento::testing;

/// Exit code 2 for command lines that were not understood, 0 for questions about the program itself.
class UsageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void wrongUsage_data();
  void wrongUsage();
  void helpAndVersion();
};

void UsageTest::wrongUsage_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::newRow("no command") << QStringList{};
  QTest::newRow("unknown command") << QStringList{"paint"};
  QTest::newRow("unknown option") << QStringList{"info", "miniature", "--colour"};
  QTest::newRow("no model") << QStringList{"info"};
  QTest::newRow("no output") << QStringList{"tokenize", "miniature", "--prompts", "x.txt"};
  QTest::newRow("not a number") << QStringList{"generate", "miniature", "--prompt", "a cat",
                                               "--out",    "x",         "--steps",  "many"};
  QTest::newRow("negative seed") << QStringList{"generate", "miniature", "--prompt", "a cat",
                                                "--out",    "x",         "--seed",   "-1"};
  QTest::newRow("unknown progress") << QStringList{"schedulers", "--progress", "loud"};
}

void UsageTest::wrongUsage() {
  QFETCH(const QStringList, arguments);
  const Run run = run_cli(arguments);
  QCOMPARE(run.exit_code, 2);
  QVERIFY2(run.errors.startsWith("pentimento-cli: ") && run.errors.endsWith("; see --help\n"),
           qPrintable(run.errors));
  QCOMPARE(run.errors.count('\n'), 1);
  QVERIFY(run.out.isEmpty());
}

void UsageTest::helpAndVersion() {
  QCOMPARE(run_cli({"--help"}).exit_code, 0);
  const Run help = run_cli({"erase", "--help"});
  QCOMPARE(help.exit_code, 0);
  QVERIFY(help.out.contains("--target"));
  const Run version = run_cli({"--version"});
  QCOMPARE(version.exit_code, 0);
  QVERIFY(version.out.startsWith("pentimento-cli "));
}

PENTIMENTO_TEST(UsageTest)
#include "usage_test.moc"
