#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include "app/cli/program.h"
#include "support/test_registry.h"

using namespace pentimento::testing;

/// What `generate` and `erase` say of the memory that they are about to take.
class MemoryNoteTest : public QObject {
  Q_OBJECT

  QTemporaryDir place_;

  /// In MiB; -1 where the run failed or says nothing.
  static double forecast(const QStringList& arguments) {
    const Run run = run_cli(arguments + QStringList{"--json"});
    if (run.exit_code != 0) qWarning("%s", qPrintable(run.errors));
    return QJsonDocument::fromJson(run.out).object()["memory_forecast_mib"].toDouble(-1);
  }

 private Q_SLOTS:
  void largerPicturesTakeMore() {
    const auto drawn = [this](const char* size) {
      return forecast({"generate", "miniature", "--prompt", "a cat", "--seed", "1", "2", "3", "4", "--steps",
                       "1", "--size", size, "--out", place_.filePath(size)});
    };
    const double small = drawn("64x64"), large = drawn("128x128");
    QVERIFY2(small > 20 && small < 200, qPrintable(QString::number(small)));
    QVERIFY2(large > small + 30, qPrintable(QString::number(large)));
  }

  void anErasureSaysItsOwn() {
    const double closed =
        forecast({"erase", "miniature", "--target", "cat", "--anchor", "dog", "--method", "uce", "--set",
                  "templates=4", "--out", place_.filePath("uce.safetensors")});
    QVERIFY2(closed > 20 && closed < 200, qPrintable(QString::number(closed)));
  }
};

PENTIMENTO_TEST(MemoryNoteTest)
#include "memory_note_test.moc"
