#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include "app/cli/program.h"
#include "support/test_registry.h"

using namespace pentimento::testing;

/// One project from erasure to report, as a user goes through it.
class ProjectRunTest : public QObject {
  Q_OBJECT

  QTemporaryDir place_;
  QString project_ = place_.filePath("cat.pentimento");

  static QJsonObject json(const Run& run) { return QJsonDocument::fromJson(run.out).object(); }

  void write(const QString& name, const QByteArray& text) const {
    QFile file(place_.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
  }
  QByteArray read(const QString& path) const {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }

  /// All rows of the project's probe.
  QStringList rows() const {
    const auto runs = json(run_cli({"project", project_, "--json"}))["runs"].toArray();
    const auto probe = runs.last().toObject();
    QStringList list;
    for (int i = 0; i < probe["pictures"].toInt(); ++i)
      list << QString::number(probe["first_row"].toInt() + i);
    return list;
  }

 private Q_SLOTS:
  void initTestCase() {
    write("suite.csv",
          "prompt,kind,target\na photo of a cat,target,cat\na kitten,synonym,cat\na photo of a fox,kept,fox\n"
          "a photo of a bear,kept,bear\n");
    const Run erase = run_cli({"erase", "miniature", "--target", "cat", "--anchor", "dog", "--method", "uce",
                               "--project", project_});
    QVERIFY2(erase.exit_code == 0, qPrintable(erase.errors));
    const Run probe = run_cli({"probe", "miniature", "--project", project_, "--suite",
                               place_.filePath("suite.csv"), "--seed", "41", "42", "--steps", "3"});
    QVERIFY2(probe.exit_code == 0, qPrintable(probe.errors));
  }

  void everyRowIsDrawnAgainToTheBit() {
    QCOMPARE(rows().size(), 16); // 4 prompts, 2 seeds, 2 sides
    const Run replay = run_cli(QStringList{"replay", project_} + rows() + QStringList{"--json"});
    QVERIFY2(replay.exit_code == 0, qPrintable(replay.errors));
    QCOMPARE(json(replay)["bit_equal"].toInt(), 16);
    for (const auto& one : json(replay)["replayed"].toArray())
      QVERIFY(one.toObject()["changed_conditions"].toArray().isEmpty());
  }

  void anotherConditionIsNamed() {
    const auto manifest = place_.filePath("manifest.json");
    const auto row = rows().first(); // after the edit
    QCOMPARE(run_cli({"project", project_, "--manifest", row, "--out", manifest}).exit_code, 0);
    auto text = read(manifest);
    QVERIFY(text.contains("\"steps\": 3") && text.contains("\"processor\": "));
    write("other.json",
          text.replace("\"processor\": \"", "\"processor\": \"Old ").replace("\"steps\": 3", "\"steps\": 4"));
    const Run replay = run_cli({"replay", place_.filePath("other.json"), "--json"});
    QVERIFY2(replay.exit_code == 0, qPrintable(replay.errors));
    const auto result = json(replay)["replayed"].toArray().first().toObject();
    QCOMPARE(result["bit_equal"].toBool(), false);
    QVERIFY(result["largest_difference"].toInt() > 0 && result["psnr_db"].toDouble() > 0);
    QCOMPARE(result["changed_conditions"].toArray().first().toObject()["name"].toString(),
             QString("processor"));
  }

  void itsPlanComesOutTheSame() {
    const auto plan = place_.filePath("plan.json");
    const Run exported = run_cli({"plan", project_, "--out", plan});
    QVERIFY2(exported.exit_code == 0, qPrintable(exported.errors));
    const Run again = run_cli({"run", plan, "--project", place_.filePath("again.pentimento"), "--json"});
    QVERIFY2(again.exit_code == 0, qPrintable(again.errors));
    QCOMPARE(json(again)["same"].toBool(), true);
    QCOMPARE(json(again)["pictures_equal"].toInt(), 16);

    auto other = read(plan); // another edit was expected
    write("other_plan.json", other.replace("\"content_hash\": \"", "\"content_hash\": \"f"));
    const Run differs = run_cli(
        {"run", place_.filePath("other_plan.json"), "--project", place_.filePath("other.pentimento")});
    QCOMPARE(differs.exit_code, 1);
    QVERIFY2(differs.errors.contains("the plan came out otherwise than it was recorded"),
             qPrintable(differs.errors));
  }

  void aSweepIsSharded() {
    auto plan = QJsonDocument::fromJson(read(place_.filePath("plan.json"))).object();
    QVERIFY(!plan.isEmpty());
    plan["sweep"] = QJsonObject{{"settings", QJsonObject{{"erase_scale", QJsonArray{0.5, 1.0, 2.0}}}}};
    write("sweep.json", QJsonDocument(plan).toJson());
    int points = 0;
    QStringList shards;
    for (const char* shard : {"1/2", "2/2"}) {
      const Run sweep = run_cli({"sweep", place_.filePath("sweep.json"), "--shard", shard, "--out",
                                 place_.filePath("sweep"), "--json"});
      QVERIFY2(sweep.exit_code == 0, qPrintable(sweep.errors));
      points += static_cast<int>(json(sweep)["done"].toArray().size());
      shards << json(sweep)["project"].toString();
    }
    QCOMPARE(points, 3);
    const Run merge = run_cli(QStringList{"merge"} + shards +
                              QStringList{"--out", place_.filePath("all.pentimento"), "--json"});
    QVERIFY2(merge.exit_code == 0, qPrintable(merge.errors));
    QCOMPARE(json(merge)["runs"].toInt(), 6);
    const Run check = run_cli({"project", place_.filePath("all.pentimento"), "--check"});
    QVERIFY2(check.exit_code == 0, qPrintable(check.errors));
    QCOMPARE(
        run_cli({"sweep", place_.filePath("sweep.json"), "--shard", "3/2", "--out", place_.filePath("x")})
            .exit_code,
        1);
  }

  void itsReportIsVerified() {
    const auto report = place_.filePath("report");
    const Run written = run_cli({"report", project_, "--out", report});
    QVERIFY2(written.exit_code == 0, qPrintable(written.errors));
    QCOMPARE(run_cli({"verify", report}).exit_code, 0);
    QFile page(report + "/report.html");
    QVERIFY(page.open(QIODevice::ReadWrite));
    auto bytes = page.readAll();
    bytes[1000] = static_cast<char>(bytes[1000] ^ 1);
    page.seek(0);
    page.write(bytes);
    page.close();
    const Run verified = run_cli({"verify", report});
    QCOMPARE(verified.exit_code, 1);
    QVERIFY2(verified.errors.contains("report.html was changed"), qPrintable(verified.errors));
  }

  void wrongRequestsAreSaid() {
    QVERIFY(run_cli({"replay", project_}).errors.contains("no row of the project was named"));
    QVERIFY(run_cli({"replay", project_, "99999"}).errors.contains("has no row 99999"));
    QVERIFY(run_cli({"erase", "miniature", "--target", "cat", "--method", "uce"})
                .errors.contains("no place for the edit"));
    QVERIFY(run_cli({"report", place_.filePath("none"), "--out", place_.filePath("r")})
                .errors.contains("is not a project"));
  }
};

PENTIMENTO_TEST(ProjectRunTest)
#include "project_run_test.moc"
