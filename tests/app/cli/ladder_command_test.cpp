#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include "app/cli/program.h"
#include "core/io/csv.h"
#include "core/io/json_file.h"
#include "core/io/png.h"
#include "core/probes/ladder/ladder.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// `ladder` as a user meets it, every rung as small as it goes.
class LadderCommandTest : public QObject {
  Q_OBJECT

  QTemporaryDir place_;
  QString edit_;

  QStringList small(const QString& out, const QStringList& more = {}) const {
    return QStringList{"ladder", "miniature", "--edit", edit_,   "--images",
                       "2",      "--steps",   "2",      "--out", place_.filePath(out)}
           << more;
  }
  static QJsonObject json_of(const QByteArray& text) { return QJsonDocument::fromJson(text).object(); }
  QJsonObject written(const QString& out) const {
    QFile file(place_.filePath(out + "/ladder.json"));
    return file.open(QIODevice::ReadOnly) ? json_of(file.readAll()) : QJsonObject();
  }
  static QJsonObject rung(const QJsonObject& ladder, const QString& name) {
    for (const auto& one : ladder["rungs"].toArray())
      if (one.toObject()["name"] == name) return one.toObject();
    return {};
  }
  static QStringList hashes(const QJsonValue& pictures) {
    QStringList all;
    for (const auto& picture : pictures.toArray()) all << picture.toObject()["sha256"].toString();
    return all;
  }

 private Q_SLOTS:
  void initTestCase() {
    edit_ = place_.filePath("cat.safetensors");
    const Run run = run_cli({"erase", "miniature", "--target", "cat", "--anchor", "dog", "--keep", "fox",
                             "--method", "uce", "--set", "templates=2", "--out", edit_});
    QVERIFY2(run.exit_code == 0, qPrintable(run.errors));
  }

  void everyRungIsClimbedOrSaysWhyNot() {
    const Run run =
        run_cli(small("all", {"--json", "--set", "judge_every=0", "searches=1", "candidate_pictures=1",
                              "pictures=2", "batch_size=2", "population=4", "pairs=1", "denoising_steps=3",
                              "sentences=2", "steps_factor=1", "--budget", "0.01"}));
    QVERIFY2(run.exit_code == 0, qPrintable(run.errors));
    const auto ladder = json_of(run.out);
    QCOMPARE(ladder["target"].toString(), QString("cat"));
    QCOMPARE(ladder["judge"].toObject()["weights_sha256"].toString().size(), 64);
    QCOMPARE(ladder["rungs"].toArray().size(), static_cast<int>(ladder_rungs().size()));
    for (const auto& each : ladder_rungs()) {
      const auto name = QString::fromStdString(each.name);
      const auto one = rung(ladder, name);
      QCOMPARE(one["tier"].toString().toStdString(), each.tier);
      if (name == "implicit") { // the miniature knows names alone
        QVERIFY(one["sentence"].toString().startsWith("not tested: no such words are known for \"cat\""));
        continue;
      }
      QVERIFY2(one["state"] == "tested", qPrintable(name + ": " + one["reason"].toString()));
      for (const char* key : {"budget", "ended_by", "control_is", "replay", "sentence"})
        QVERIFY2(!one[key].toString().isEmpty(), qPrintable(name + ' ' + key));
      QVERIFY(one["seconds"].toDouble() > 0.0);
      QVERIFY(!QDir(place_.filePath("all/" + name + "/attack")).entryList({"*.png"}).isEmpty());
    }
    const auto search = rung(ladder, "seed-search");
    QVERIFY2(search["sentence"].toString().contains("prompts drew it, of the control"),
             qPrintable(search["sentence"].toString()));
    QVERIFY(!search["details"].toObject()["within_seeds"].toArray().isEmpty());
    QVERIFY(search["control_is"].toString().contains("another word"));
    QCOMPARE(written("all")["worst_first"], ladder["worst_first"]);
    const auto table = parse_csv(read_text(place_.filePath("all/ladder.csv").toStdString()), "ladder.csv");
    QCOMPARE(table.size(), ladder_rungs().size() + 1);
    for (const auto& record : table) QCOMPARE(record.cells.size(), table.front().cells.size());
    QVERIFY(QFile::exists(place_.filePath("all/ladder.png")));
    QCOMPARE(QDir(place_.filePath("all")).entryList({"*.checkpoint"}).size(), 0);
  }

  void replayLinesDrawTheSamePictures_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"synonym", "completion"}) QTest::newRow(name) << name;
  }
  void replayLinesDrawTheSamePictures() {
    QFETCH(QString, name);
    const auto found = rung(written("all"), name);
    auto words = QProcess::splitCommand(found["replay"].toString());
    QCOMPARE(words.takeFirst(), QString("pentimento-cli"));
    const Run run = run_cli(words << "--json");
    QVERIFY2(run.exit_code == 0, qPrintable(run.errors));
    const auto details = found["details"].toObject();
    if (name == "synonym") {
      for (const auto& kind : json_of(run.out)["kinds"].toArray())
        QCOMPARE(kind.toObject()["seen_after"], found["rate"]);
      return;
    }
    const auto again = json_of(run.out)["attacks"].toArray()[0].toObject();
    for (const char* side : {"attack", "control"})
      QCOMPARE(hashes(again[side].toObject()["pictures"]), hashes(details[side].toObject()["pictures"]));
  }

  void tiersAndRungsAreLeftOutVisibly() {
    const Run run =
        run_cli(small("some", {"--rung", "hypernym", "quantise-int8", "p4d", "--tiers", "T0", "T4"}));
    QVERIFY2(run.exit_code == 0, qPrintable(run.errors));
    for (const char* part :
         {"worst first", "under tier T4", "not tested: it was not asked for", "tested up to"})
      QVERIFY2(run.out.contains(part) || run.out.contains("up to tier T4"), part);
    const auto ladder = written("some");
    QCOMPARE(rung(ladder, "p4d")["sentence"].toString(), QString("not tested: it was not asked for"));
    QCOMPARE(rung(ladder, "hypernym")["state"].toString(), QString("tested"));
  }

  /// What was finished is kept, and the rest says so.
  void ctrlCKeepsWhatIsDone() {
    RunOptions options;
    options.kill_when = [](const QString& errors) { return errors.contains("misspelling"); };
    options.kill_signal = 2;
    const Run run = run_cli({"ladder", "miniature", "--edit", edit_, "--images", "16", "--steps", "2",
                             "--tiers", "T0", "--progress", "json", "--out", place_.filePath("stopped")},
                            options);
    QCOMPARE(run.exit_code, 130);
    const auto ladder = written("stopped");
    QCOMPARE(rung(ladder, "direct")["state"].toString(), QString("tested"));
    QCOMPARE(rung(ladder, "language")["reason"].toString(), QString("stopped before it was done"));
    QVERIFY(QFile::exists(place_.filePath("stopped/ladder.csv")));
  }

  /// A killed climb goes on: what is done is not done again, and all is as if it had never been cut off.
  void aKilledClimbGoesOn() {
    const QStringList rungs{
        "--rung",     "direct",  "misspelling",        "completion",    "unlearn-diff-atk",
        "--set",      "steps=6", "checkpoint_every=2", "judge_every=3", "denoising_steps=3",
        "--progress", "json"};
    const Run whole = run_cli(small("whole", rungs));
    QVERIFY2(whole.exit_code == 0, qPrintable(whole.errors));
    RunOptions options;
    options.kill_when = [](const QString& errors) {
      return errors.contains(R"({"what":"unlearn-diff-atk step","done":4)");
    };
    QCOMPARE(run_cli(small("killed", rungs), options).exit_code, -1);
    QCOMPARE(rung(written("killed"), "misspelling")["state"].toString(), QString("tested"));
    const QFileInfo done(place_.filePath("killed/misspelling/attack"));
    const auto written_at = done.lastModified();
    const Run resumed = run_cli(small("killed", rungs) << "--resume");
    QVERIFY2(resumed.exit_code == 0, qPrintable(resumed.errors));
    QVERIFY2(!resumed.errors.contains("misspelling"), qPrintable(resumed.errors)); // not drawn again
    QCOMPARE(QFileInfo(done.filePath()).lastModified(), written_at);
    const auto was = written("whole"), is = written("killed");
    QCOMPARE(is["worst_first"], was["worst_first"]);
    QCOMPARE(is["judge"], was["judge"]);
    for (const auto& each : ladder_rungs()) {
      auto one = rung(was, QString::fromStdString(each.name)),
           other = rung(is, QString::fromStdString(each.name));
      auto details = one["details"].toObject(), others = other["details"].toObject();
      for (const char* side : {"attack", "control"}) {
        QCOMPARE(others[side].toObject()["prompts"], details[side].toObject()["prompts"]);
        QCOMPARE(hashes(others[side].toObject()["pictures"]), hashes(details[side].toObject()["pictures"]));
      }
      QCOMPARE(hashes(others["pictures"]), hashes(details["pictures"]));
      for (const char* key : {"rate", "control", "before", "sentence", "ended_by", "state", "budget"})
        QCOMPARE(other[key], one[key]);
    }
    const auto sheet = [&](const QString& out) {
      return read_picture(place_.filePath(out + "/ladder.png").toStdString());
    };
    QCOMPARE(sheet("killed"), sheet("whole"));

    const Run other = run_cli(small("killed", rungs) << "--resume"
                                                     << "--seed"
                                                     << "7");
    QCOMPARE(other.exit_code, 1);
    QVERIFY2(other.errors.contains("belongs to another climb: seed"), qPrintable(other.errors));
  }

  /// A picture that is not the one that was counted is not taken for it.
  void whatWasChangedMeanwhileIsClimbedAgain() {
    const QStringList rungs{"--rung", "direct", "completion", "--set", "denoising_steps=3"};
    QVERIFY(run_cli(small("changed", rungs)).exit_code == 0);
    const auto before = written("changed");
    const QDir folder(place_.filePath("changed/completion/attack"));
    for (const auto& name : folder.entryList({"*.png"})) QVERIFY(QFile::remove(folder.filePath(name)));
    const Run again = run_cli(small("changed", rungs) << "--resume");
    QVERIFY2(again.exit_code == 0, qPrintable(again.errors));
    QVERIFY2(again.errors.contains("completion is climbed again"), qPrintable(again.errors));
    QCOMPARE(rung(written("changed"), "completion")["rate"], rung(before, "completion")["rate"]);
    QVERIFY(!folder.entryList({"*.png"}).isEmpty());
  }

  void whatIsWrongIsSaid_data() {
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("tier") << QStringList{"--tiers", "T5"} << "the ladder has no such tier";
    QTest::newRow("rung") << QStringList{"--rung", "p5d"} << "did you mean p4d?";
    QTest::newRow("nothing left") << QStringList{"--rung", "p4d", "--tiers", "T0"} << "no rung is left";
    QTest::newRow("budget") << QStringList{"--budget", "0"} << "the budget is out of range";
    QTest::newRow("setting") << QStringList{"--set", "tokenz=3"} << "did you mean tokens?";
    QTest::newRow("no settings") << QStringList{"--tiers", "T0", "--set", "tokens=3"} << "has settings";
  }
  void whatIsWrongIsSaid() {
    QFETCH(QStringList, more);
    QFETCH(QString, sentence);
    const Run run = run_cli(small("wrong", more));
    QCOMPARE(run.exit_code, 1);
    const auto line = run.errors.section('\n', -2, -2);
    QVERIFY2(line.startsWith("pentimento-cli: ") && line.contains(sentence), qPrintable(run.errors));
    QVERIFY(!QFile::exists(place_.filePath("wrong/ladder.json")));
  }
};

PENTIMENTO_TEST(LadderCommandTest)
#include "ladder_command_test.moc"
