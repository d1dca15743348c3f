#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include "app/cli/program.h"
#include "core/project/project.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// Pictures that `generate` records, and what their files say.
class GenerateProjectTest : public QObject {
  Q_OBJECT

  QTemporaryDir place_;
  QString project_ = place_.filePath("grid.pentimento");

  static QJsonObject json(const Run& run) { return QJsonDocument::fromJson(run.out).object(); }
  static QByteArray read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }

  QStringList grid(const QStringList& more) const {
    return QStringList{"generate",
                       "miniature",
                       "--prompt",
                       "a photo of a cat",
                       "a photo of a dog",
                       "a photo of a cat",
                       "--seed",
                       "41",
                       "42",
                       "--steps",
                       "3",
                       "--json"} +
           more;
  }

 private Q_SLOTS:
  void everyPictureIsDrawnAgainToTheBit() {
    const Run erase = run_cli({"erase", "miniature", "--target", "cat", "--anchor", "dog", "--method", "uce",
                               "--out", place_.filePath("edit.safetensors")});
    QVERIFY2(erase.exit_code == 0, qPrintable(erase.errors));
    const Run plain = run_cli(grid({"--project", project_}));
    QVERIFY2(plain.exit_code == 0, qPrintable(plain.errors));
    const Run edited =
        run_cli(grid({"--project", project_, "--edit", place_.filePath("edit.safetensors") + ":0.5",
                      "--negative", "neon", "--out", place_.filePath("out")}));
    QVERIFY2(edited.exit_code == 0, qPrintable(edited.errors));

    const Project project(project_.toStdString(), Project::Access::Read);
    QVERIFY(project.problems().empty());
    QCOMPARE(project.runs().size(), std::size_t{2});
    QStringList rows;
    for (const auto& run : project.runs()) {
      QCOMPARE(run.kind, std::string("generate"));
      QCOMPARE(run.status, std::string("done"));
      const auto cells = project.cells(run.id);
      QCOMPARE(cells.size(), std::size_t{6}); // a prompt that is named twice has two rows
      for (const auto& cell : cells) {
        QCOMPARE(cell.side, std::string("drawn"));
        QVERIFY(!cell.score);
        rows << QString::number(cell.id);
      }
    }
    QVERIFY(project.cells(1).front().state != project.cells(2).front().state);
    // What --out was given is what was recorded.
    const auto file = json(edited)["images"].toArray()[0].toObject()["file"].toString();
    QCOMPARE(read(file), read(QString::fromStdString(project.path_of(project.cells(2).front().file))));

    const Run replay = run_cli(QStringList{"replay", project_} + rows + QStringList{"--json"});
    QVERIFY2(replay.exit_code == 0, qPrintable(replay.errors));
    QCOMPARE(json(replay)["bit_equal"].toInt(), 12);
    for (const auto& one : json(replay)["replayed"].toArray())
      QVERIFY(one.toObject()["changed_conditions"].toArray().isEmpty());
  }

  void aPictureCanKeepItsSecrets() {
    for (const auto& [more, says] : {std::pair(QStringList(), true), {QStringList{"--no-metadata"}, false}}) {
      const auto folder = place_.filePath(says ? "says" : "silent");
      const Run run = run_cli(grid(QStringList{"--project", folder} + more));
      QVERIFY2(run.exit_code == 0, qPrintable(run.errors));
      const auto bytes = read(json(run)["images"].toArray()[0].toObject()["file"].toString());
      QVERIFY(bytes.size() > 100);
      QCOMPARE(bytes.contains("tEXt"), says);
      QCOMPARE(bytes.contains("a photo of a cat\nSteps: 3, Sampler: DPM++ 2M, CFG scale: 4, Seed: 41, Size: "
                              "64x64, Model hash: "),
               says);
      QVERIFY(!bytes.contains("iTXt") && !bytes.contains("eXIf"));
    }
    const auto probed = place_.filePath("probed");
    const Run probe =
        run_cli({"probe", "miniature", "--edit", place_.filePath("edit.safetensors"), "--suite", "anchor",
                 "--seed", "41", "--steps", "1", "--project", probed, "--no-metadata"});
    QVERIFY2(probe.exit_code == 0, qPrintable(probe.errors));
    const Project project(probed.toStdString(), Project::Access::Read);
    for (const auto& cell : project.cells(project.runs().back().id))
      QVERIFY(!read(QString::fromStdString(project.path_of(cell.file))).contains("tEXt"));
  }

  void wrongRequestsAreSaid() {
    QVERIFY(
        run_cli({"generate", "miniature", "--prompt", "a cat"}).errors.contains("no place for the pictures"));
    QVERIFY(run_cli(grid({"--project", project_, "--seed", "41"})).errors.contains("a seed is named twice"));
    QVERIFY(run_cli(grid({"--project", project_, "--latents", "x"})).errors.contains("cannot be recorded"));
  }
};

PENTIMENTO_TEST(GenerateProjectTest)
#include "generate_project_test.moc"
