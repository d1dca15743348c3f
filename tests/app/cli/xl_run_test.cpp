#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include "app/cli/program.h"
#include "support/test_registry.h"

using namespace pentimento::testing;

namespace {

const QString kModel = PENTIMENTO_GOLDEN "/families/sdxl";

QByteArray bytes_of(const QString& file) {
  QFile in(file);
  return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

} // namespace

/// Stable Diffusion XL from end to end: erase, probe, draw, export, on a tiny model of its classes.
class XlRunTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void eraseProbeDraw_data() {
    QTest::addColumn<QStringList>("method");
    QTest::newRow("uce") << QStringList{"uce"};
    QTest::newRow("esd-x") << QStringList{"esd-x", "--set", "steps=2", "--set", "sampling_steps=2"};
  }

  void eraseProbeDraw() {
    QFETCH(const QStringList, method);
    const QTemporaryDir place;
    const auto file = [&](const char* name) { return place.filePath(name); };
    const Run erase = run_cli(QStringList{"erase", kModel, "--target", "cat", "--anchor", "dog", "--keep",
                                          "fox", "--out", file("edit.safetensors"), "--json", "--method"} +
                              method);
    QVERIFY2(erase.exit_code == 0, qPrintable(erase.errors));
    const auto made = QJsonDocument::fromJson(erase.out).object();
    QVERIFY(made["matrices"].toInt() > 0 && made["health"].toObject()["finite"].toBool());

    QFile suite(file("suite.csv"));
    QVERIFY(suite.open(QIODevice::WriteOnly));
    suite.write("prompt,evaluation_seed,case_number\na photo of a cat,7,0\na photo of a fox,8,1\n");
    suite.close();
    const Run probe =
        run_cli({"probe", kModel, "--edit", file("edit.safetensors"), "--target", "cat", "--suite",
                 file("suite.csv"), "--steps", "2", "--out", file("results"), "--json"});
    QVERIFY2(probe.exit_code == 0, qPrintable(probe.errors));
    for (const char* side : {"results/images/before", "results/images/after"})
      QCOMPARE(QDir(file(side)).entryList({"*.png"}, QDir::Files).size(), 2);

    for (const bool edited : {false, true}) {
      QStringList draw{"generate",       kModel,
                       "--prompt",       "a photo of a cat",
                       "--seed",         "7",
                       "--steps",        "2",
                       "--save-latents", file(edited ? "after.safetensors" : "before.safetensors"),
                       "--out",          file(edited ? "after" : "before")};
      if (edited) draw += {"--edit", file("edit.safetensors")};
      const Run drawn = run_cli(draw);
      QVERIFY2(drawn.exit_code == 0, qPrintable(drawn.errors));
    }
    const auto after = bytes_of(file("after.safetensors"));
    QVERIFY(!after.isEmpty() && after != bytes_of(file("before.safetensors")));
    const Run exported = run_cli({"export", kModel, "--edit", file("edit.safetensors"), "--as", "single-file",
                                  "--out", file("edited.safetensors")});
    QVERIFY2(exported.exit_code == 0, qPrintable(exported.errors));
    // The edited single file draws what the edit drew.
    const Run again = run_cli({"generate", file("edited.safetensors"), "--tokenizer", kModel, "--prompt",
                               "a photo of a cat", "--seed", "7", "--steps", "2", "--save-latents",
                               file("again.safetensors"), "--out", file("again")});
    QVERIFY2(again.exit_code == 0, qPrintable(again.errors));
  }
};

PENTIMENTO_TEST(XlRunTest)
#include "xl_run_test.moc"
