#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include "app/cli/program.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// `train-judge` and `test-judge` as a user meets them, on pictures that the program drew.
class JudgeCommandTest : public QObject {
  Q_OBJECT

  QTemporaryDir place_;

  static QJsonObject json_of(const Run& run) { return QJsonDocument::fromJson(run.out).object(); }

  void draw(const QString& word, const QString& folder, int first, int count) const {
    QStringList words{
        "generate", "miniature", "--prompt", "a photo of " + word, "--out", place_.filePath(folder),
        "--seed"};
    for (int seed = first; seed < first + count; ++seed) words << QString::number(seed);
    const Run run = run_cli(words);
    QVERIFY2(run.exit_code == 0, qPrintable(run.errors));
  }

 private Q_SLOTS:
  void initTestCase() {
    draw("a cat", "taught/cat", 100, 15);
    draw("a dog", "taught/dog", 100, 15);
    draw("an apple", "taught/none", 100, 15);
    draw("a cat", "fresh/cat", 300, 6);
    draw("a dog", "fresh/dog", 300, 6);
  }

  void trainsAndSaysHowFarToTrustIt() {
    const Run run =
        run_cli({"train-judge", place_.filePath("taught"), "--out", place_.filePath("head"), "--json"});
    QVERIFY2(run.exit_code == 0, qPrintable(run.errors));
    const auto said = json_of(run);
    QCOMPARE(said["tested_on"].toInt(), 9);
    QCOMPARE(said["thresholds"].toArray().size(), 2);
    QCOMPARE(said["sha256"].toString().size(), 64);
    const auto cat = said["labels"].toArray()[0].toObject();
    QCOMPARE(cat["label"].toString(), QString("cat"));
    QCOMPARE(cat["found"].toObject()["n"].toInt() + cat["false_alarms"].toObject()["n"].toInt() +
                 cat["not_sure"].toInt(),
             9);
    QVERIFY(cat["found"].toObject().contains("low"));
    const Run again =
        run_cli({"train-judge", place_.filePath("taught"), "--out", place_.filePath("again"), "--json"});
    QCOMPARE(json_of(again)["sha256"], said["sha256"]); // the same pictures, the same judge
  }

  void isTestedOnPicturesThatItHasNotSeen() {
    for (const QString& judge : {place_.filePath("head"), QString("miniature")}) {
      const Run run = run_cli({"test-judge", place_.filePath("fresh"), "--judge", judge, "--json"});
      QVERIFY2(run.exit_code == 0, qPrintable(run.errors));
      const auto said = json_of(run);
      QCOMPARE(said["pictures"].toInt(), 12);
      for (const auto& label : said["labels"].toArray()) {
        const auto found = label.toObject()["found"].toObject(),
                   alarms = label.toObject()["false_alarms"].toObject();
        QVERIFY2(found["n"].toInt() >= 4 && found["k"] == found["n"], run.out.constData());
        QCOMPARE(alarms["k"].toInt(), 0);
      }
    }
    const Run table = run_cli({"test-judge", place_.filePath("fresh"), "--judge", place_.filePath("head")});
    QVERIFY(table.out.contains("finds (TPR)") && table.out.contains("cat") && table.out.contains("/6 ["));
  }

  void judgesAProbe() {
    const QString edit = place_.filePath("cat.safetensors");
    const Run made = run_cli({"erase", "miniature", "--target", "cat", "--anchor", "dog", "--keep", "fox",
                              "--method", "uce", "--set", "templates=2", "--out", edit});
    QVERIFY2(made.exit_code == 0, qPrintable(made.errors));
    const Run run =
        run_cli({"probe", "miniature", "--edit", edit, "--suite", "synonym", "kept", "--seed", "41", "--out",
                 place_.filePath("out"), "--judge", place_.filePath("head"), "--json"});
    QVERIFY2(run.exit_code == 0, qPrintable(run.errors));
    QVERIFY(run.errors.contains("trained on cat, dog alone"));
    const auto judge = json_of(run)["judge"].toObject();
    QVERIFY(judge["name"].toString().startsWith("trained head on 2 labels"));
    QCOMPARE(judge["held_out"].toArray().size(), 2);
    QVERIFY(json_of(run)["leak_total"].toObject()["n"].toInt() > 0);
    QVERIFY(json_of(run)["kept_total"].isNull());
    QVERIFY(json_of(run)["not_scored"].toInt() > 0); // fox: the head was not taught it
  }

  void badInputSaysWhatIsExpected() {
    const Run none = run_cli({"train-judge", place_.filePath("nowhere"), "--out", place_.filePath("x")});
    QCOMPARE(none.exit_code, 1);
    QVERIFY2(none.errors.contains("no folder of labelled pictures"), qPrintable(none.errors));
    const Run few = run_cli({"train-judge", place_.filePath("fresh"), "--out", place_.filePath("x")});
    QCOMPARE(few.exit_code, 1);
    QVERIFY2(few.errors.contains("too few pictures of \"cat\""), qPrintable(few.errors));
    QVERIFY(!QFile::exists(place_.filePath("x")));
    const Run unknown =
        run_cli({"test-judge", place_.filePath("taught"), "--judge", place_.filePath("fresh")});
    QCOMPARE(unknown.exit_code, 1);
    QCOMPARE(run_cli({"train-judge", place_.filePath("taught")}).exit_code, 2); // no --out
  }
};

PENTIMENTO_TEST(JudgeCommandTest)
#include "judge_command_test.moc"
