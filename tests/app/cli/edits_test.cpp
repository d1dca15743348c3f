#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include "app/cli/program.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// The closed forms and what is said about edits, as a user meets them.
class EditsTest : public QObject {
  Q_OBJECT

  QTemporaryDir place_;

  QJsonObject json_of(QStringList arguments) {
    const Run run = run_cli(arguments << "--json");
    if (run.exit_code != 0) qWarning("%s", qPrintable(run.errors));
    return QJsonDocument::fromJson(run.out).object();
  }

 private Q_SLOTS:
  void everyClosedFormSaysHowTheEditIs_data() {
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("target");
    for (const char* method : {"uce", "rece", "speed"}) QTest::newRow(method) << method << "cat";
  }
  void everyClosedFormSaysHowTheEditIs() {
    QFETCH(QString, method);
    QFETCH(QString, target);
    const auto json =
        json_of({"erase", "miniature", "--target", target, "--anchor", "dog", "--keep", "fox", "--method",
                 method, "--set", "templates=4", "--out", place_.filePath(method + ".safetensors")});
    const auto health = json["health"].toObject();
    QCOMPARE(health["matrices_touched"].toInt(), health["matrices_expected"].toInt());
    QVERIFY(health["matrices_touched"].toInt() > 0 && health["finite"].toBool());
    QVERIFY(health["condition_number"].toDouble() >= 1.0 && health["kept_drift"].toDouble() > 0.0);
    QCOMPARE(json["layers"].toArray().size(), health["matrices_touched"].toInt());
    QVERIFY(json["layers"][0].toObject()["residual_to_anchor"].toDouble() > 0.0);
  }

  void conflictsOfTwoEdits() { // those of the test before
    const auto json = json_of({"conflicts", "miniature", "--edit", place_.filePath("uce.safetensors"),
                               place_.filePath("rece.safetensors")});
    const auto conflict = json["conflicts"][0].toObject();
    QCOMPARE(conflict["shared"].toInt(), 14);
    QVERIFY(conflict["angle_degrees"].toDouble() < 60.0); // both take the cat to the dog
  }

  void suggestions() {
    const auto json = json_of({"suggest", "miniature", "--target", "cat", "--keep", "fox", "--count", "3"});
    QCOMPARE(json["keep"].toArray().size(), 3);
    QCOMPARE(json["anchors"].toObject()["cat"].toArray().size(), 3);
    QVERIFY(!json["keep"].toArray().contains("fox"));
  }

  void aClosedFormAlone() {
    const auto file = place_.filePath("in.safetensors").toStdString();
    const auto w = torch::eye(3);
    write_safetensors(file, {{"w.a", w},
                             {"target", torch::tensor({{1.0, 0.0, 0.0}})},
                             {"anchor", torch::tensor({{0.0, 1.0, 0.0}})}});
    const auto out = place_.filePath("out.safetensors");
    const auto json =
        json_of({"solve", "uce", "--in", QString::fromStdString(file), "--out", out, "--set", "lambda=1"});
    QCOMPARE(json["matrices"].toInt(), 1);
    const auto edited = SafetensorsFile::open(out.toStdString())->tensor("w.a");
    // (W + v* cᵀ)(I + c cᵀ)⁻¹: half of the first axis goes to the second.
    const auto wanted = torch::tensor({{0.5, 0.0, 0.0}, {0.5, 1.0, 0.0}, {0.0, 0.0, 1.0}}, torch::kFloat64);
    QVERIFY(torch::allclose(edited, wanted));
    QCOMPARE(run_cli({"solve", "doco", "--in", QString::fromStdString(file), "--out", out}).exit_code, 1);
  }
};

PENTIMENTO_TEST(EditsTest)
#include "edits_test.moc"
