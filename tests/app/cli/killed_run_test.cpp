#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include "app/cli/program.h"
#include "core/erasure/registry.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// kill −9 in the middle of each trained method; the same command with --resume ends with the same file.
class KilledRunTest : public QObject {
  Q_OBJECT

  QTemporaryDir place_;

  QStringList erase(const MethodDescription& method, const QString& out) const {
    const std::pair<const char*, int> small[] = {
        {"steps", 14},         {"batch_size", 1},     {"warm_up", 2},
        {"anchor_latents", 2}, {"kept_latents", 2},   {"anchor_steps", 2},
        {"templates", 2},      {"sampling_steps", 3}, {"checkpoint_every", 2}};
    QStringList arguments{"erase",      "miniature", "--target", "cat",
                          "--anchor",   "dog",       "--method", QString::fromStdString(method.name),
                          "--progress", "json",      "--out",    out,
                          "--set"};
    for (const auto& [key, value] : small)
      if (find_setting(method, key)) arguments << QString("%1=%2").arg(key).arg(value);
    return arguments;
  }

  static QByteArray bytes(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }

 private Q_SLOTS:
  void resumesToTheSameFile_data() {
    QTest::addColumn<QString>("name");
    for (const auto& method : method_descriptions())
      if (method.trained) QTest::newRow(method.name.c_str()) << QString::fromStdString(method.name);
  }

  void resumesToTheSameFile() {
    QFETCH(QString, name);
    const auto& method = find_method(name.toStdString()).describe();
    const auto whole = place_.filePath(name + ".whole"), killed = place_.filePath(name + ".killed");
    const Run uninterrupted = run_cli(erase(method, whole));
    QVERIFY2(uninterrupted.exit_code == 0, qPrintable(uninterrupted.errors));

    RunOptions options;
    options.kill_when = [](const QString& errors) { // the last step that was told of
      const auto told = errors.lastIndexOf(R"({"what":"step","done":)");
      return told >= 0 && errors.mid(told + 22).section(',', 0, 0).toInt() >= 5;
    };
    const Run first = run_cli(erase(method, killed), options);
    QCOMPARE(first.exit_code, -1);
    QVERIFY(!QFile::exists(killed) && QFile::exists(killed + ".checkpoint"));

    const Run second = run_cli(erase(method, killed) << "--resume");
    QVERIFY2(second.exit_code == 0, qPrintable(second.errors));
    QVERIFY2(!second.errors.contains("starting anew"), qPrintable(second.errors));
    QCOMPARE(bytes(killed).size(), bytes(whole).size());
    QVERIFY(bytes(killed) == bytes(whole));
    QVERIFY(!QFile::exists(killed + ".checkpoint"));
  }
};

PENTIMENTO_TEST(KilledRunTest)
#include "killed_run_test.moc"
