#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include "app/cli/program.h"
#include "core/io/csv.h"
#include "core/io/json_file.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// `probe --second-judge` as a user meets it.
class SecondJudgeTest : public QObject {
  Q_OBJECT

  QTemporaryDir place_;
  QString edit_;

  /// The miniature's judge with its picture's direction turned round: the same files, other weights.
  QString another_judge() const {
    const QDir from(QStringLiteral(PENTIMENTO_TREE "/resources/miniature/judge"));
    const QString folder = place_.filePath("judge");
    QDir().mkpath(folder);
    for (const auto& name : from.entryList(QDir::Files))
      if (name != "model.safetensors") QFile::copy(from.filePath(name), folder + '/' + name);
    const auto file = SafetensorsFile::open(from.filePath("model.safetensors").toStdString());
    NamedTensors tensors;
    for (const auto& entry : file->entries()) {
      auto tensor = file->tensor(entry.name).clone();
      if (entry.name == "visual_projection.weight") tensor = -tensor;
      tensors.emplace_back(entry.name, tensor);
    }
    write_safetensors((folder + "/model.safetensors").toStdString(), tensors);
    return folder;
  }

  Run probe(const QStringList& more) const {
    return run_cli(QStringList{"probe", "miniature", "--edit", edit_, "--suite", "synonym", "kept", "--seed",
                               "41", "--steps", "4", "--out", place_.filePath("out")}
                   << more);
  }

 private Q_SLOTS:
  void initTestCase() {
    edit_ = place_.filePath("cat.safetensors");
    const Run run = run_cli({"erase", "miniature", "--target", "cat", "--anchor", "dog", "--keep", "fox",
                             "--method", "uce", "--set", "templates=2", "--out", edit_});
    QVERIFY2(run.exit_code == 0, qPrintable(run.errors));
  }

  void disagreementsAreAColumnAndKappa() {
    const Run run = probe({"--second-judge", another_judge(), "--json"});
    QVERIFY2(run.exit_code == 0, qPrintable(run.errors));
    const auto panel = QJsonDocument::fromJson(run.out).object();
    const auto first = panel["judge"].toObject(), second = panel["second_judge"].toObject();
    QCOMPARE(first["name"], second["name"]); // the name alone would hide it
    QVERIFY(first["weights_sha256"] != second["weights_sha256"]);
    QCOMPARE(second["weights_sha256"].toString().size(), 64);
    const auto count = second["disagree"].toObject();
    QVERIFY(count["n"].toInt() > 0 && count["k"].toInt() > 0);
    QVERIFY(second["agreement"].toObject()["kappa"].toDouble() < 0.5);
    const auto rows = parse_csv(read_text(place_.filePath("out/rows.csv").toStdString()), "rows.csv");
    QCOMPARE(rows.front().cells.back(), std::string("judges_disagree"));
    int disagree = 0;
    for (const auto& row : rows) disagree += row.cells.back() == "true";
    QVERIFY(disagree > 0);
  }

  void theSameJudgeAgrees() {
    const Run run = probe({"--second-judge", PENTIMENTO_TREE "/resources/miniature/judge"});
    QVERIFY2(run.exit_code == 0, qPrintable(run.errors));
    QVERIFY2(run.out.contains("disagrees on 0 of "), run.out.constData());
  }

  void withoutOneThereIsNoColumn() {
    const Run run = probe({"--json"});
    QVERIFY2(run.exit_code == 0, qPrintable(run.errors));
    QVERIFY(QJsonDocument::fromJson(run.out).object()["second_judge"].isNull());
    const auto rows = parse_csv(read_text(place_.filePath("out/rows.csv").toStdString()), "rows.csv");
    QCOMPARE(rows.front().cells.back(), std::string("after_file"));
    QCOMPARE(probe({"--second-judge", place_.filePath("nowhere")}).exit_code, 1);
  }
};

PENTIMENTO_TEST(SecondJudgeTest)
#include "second_judge_test.moc"
