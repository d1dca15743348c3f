#include <algorithm>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include "app/cli/program.h"
#include "core/io/safetensors.h"
#include "core/probes/attacks/attack_registry.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// `attack` and `attacks` as a user meets them.
class AttackCommandTest : public QObject {
  Q_OBJECT

  QTemporaryDir place_;
  QString edit_;

  /// Each attack made small: of these settings it gets those that it has.
  QStringList small(const QStringList& attacks, const QString& out) const {
    auto all = QStringList{"attack", "miniature", "--edit", edit_, "--attack"}
               << attacks << QStringList{"--images", "3", "--steps", "4", "--out", place_.filePath(out)};
    QStringList settings;
    for (const char* setting :
         {"steps=6", "judge_every=3", "searches=1", "candidate_pictures=1", "pictures=2", "batch_size=2",
          "population=8", "pairs=2", "checkpoint_every=2", "denoising_steps=4", "steps_factor=1"})
      if (std::ranges::any_of(attacks, [&](const QString& name) {
            const auto key = QString(setting).section('=', 0, 0).toStdString();
            return find_setting(find_attack(name.toStdString()).describe().method, key) != nullptr;
          }))
        settings << setting;
    if (!settings.isEmpty()) all << "--set" << settings;
    return all;
  }
  static QJsonObject json_of(const Run& run) { return QJsonDocument::fromJson(run.out).object(); }
  static QStringList hashes(const QJsonObject& finding) {
    QStringList all;
    for (const auto& picture : finding["pictures"].toArray()) all << picture.toObject()["sha256"].toString();
    for (const auto& look : finding["looks"].toArray()) all << look.toObject()["sha256"].toString();
    return all;
  }

 private Q_SLOTS:
  void initTestCase() {
    edit_ = place_.filePath("cat.safetensors");
    const Run run = run_cli({"erase", "miniature", "--target", "cat", "--anchor", "dog", "--keep", "fox",
                             "--method", "uce", "--set", "templates=4", "--out", edit_});
    QVERIFY2(run.exit_code == 0, qPrintable(run.errors));
  }

  void attacksAreListed() {
    const auto list = json_of(run_cli({"attacks", "--json"}))["attacks"].toArray();
    QCOMPARE(list.size(), static_cast<int>(attack_descriptions().size()));
    for (const auto& attack : list) QVERIFY(!attack.toObject()["control"].toString().isEmpty());
    const Run one = run_cli({"attacks", "p4d"});
    QVERIFY(one.out.contains("learning_rate") && one.out.contains("tier T2") &&
            one.out.contains("preset=large"));
  }

  void everyAttackRunsWithItsControl() {
    QStringList names;
    for (const auto& attack : attack_descriptions()) names << QString::fromStdString(attack.method.name);
    const Run run = run_cli(small(names, "all") << "--json");
    QVERIFY2(run.exit_code == 0, qPrintable(run.errors));
    const auto json = json_of(run);
    QCOMPARE(json["target"].toString(), QString("cat"));
    QCOMPARE(json["before"].toObject()["rate"].toObject()["n"].toInt(), 3);
    const auto attacks = json["attacks"].toArray();
    QCOMPARE(attacks.size(), names.size());
    for (int i = 0; i < attacks.size(); ++i) {
      const auto attack = attacks[i].toObject();
      QCOMPARE(attack["name"].toString(), names[i]);
      for (const char* side : {"attack", "control"}) {
        const auto finding = attack[side].toObject();
        QCOMPARE(finding["pictures"].toArray().size(), 3);
        QVERIFY(finding["rate"].toObject().contains("low"));
        QCOMPARE(QDir(place_.filePath("all/" + names[i] + "/" + side)).entryList({"*.png"}).size(), 3);
      }
      QVERIFY(attack["replay"].toString().startsWith("pentimento-cli attack miniature --edit "));
      const auto found =
          SafetensorsFile::open(place_.filePath("all/" + names[i] + "/found.safetensors").toStdString());
      QCOMPARE(found->tensor("attack.0.states").size(1), int64_t{77});
    }
    const auto& base = json["base"];
    QVERIFY(json["state"] != base);
    // The pictures carry the state that made them: the control of concept inversion is the base's.
    const auto inversion = attacks[names.indexOf("concept-inversion")].toObject();
    QCOMPARE(inversion["control"].toObject()["pictures"].toArray()[0].toObject()["state"], base);
    QCOMPARE(inversion["attack"].toObject()["pictures"].toArray()[0].toObject()["state"], json["state"]);
    QVERIFY(QFile::exists(place_.filePath("all/results.json")));
    QCOMPARE(QDir(place_.filePath("all")).entryList({"*.checkpoint"}).size(), 0);
  }

  /// The replay line gives the same words and pictures.
  void replaysToTheSamePictures() {
    const Run first = run_cli(small({"unlearn-diff-atk"}, "once") << "--json");
    QVERIFY2(first.exit_code == 0, qPrintable(first.errors));
    const auto attack = json_of(first)["attacks"].toArray()[0].toObject();
    auto words = QProcess::splitCommand(attack["replay"].toString());
    QCOMPARE(words.takeFirst(), QString("pentimento-cli"));
    const Run again = run_cli(words << "--json");
    QVERIFY2(again.exit_code == 0, qPrintable(again.errors));
    const auto same = json_of(again)["attacks"].toArray()[0].toObject();
    QCOMPARE(same["attack"].toObject()["prompts"], attack["attack"].toObject()["prompts"]);
    QCOMPARE(hashes(same["attack"].toObject()), hashes(attack["attack"].toObject()));
    QCOMPARE(hashes(same["control"].toObject()), hashes(attack["control"].toObject()));
  }

  void aKilledRunGoesOnToTheSamePictures_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"concept-inversion", "unlearn-diff-atk", "p4d", "ring-a-bell"})
      QTest::newRow(name) << name;
  }
  void aKilledRunGoesOnToTheSamePictures() {
    QFETCH(QString, name);
    const Run whole = run_cli(small({name}, name + "-whole") << "--json");
    QVERIFY2(whole.exit_code == 0, qPrintable(whole.errors));
    RunOptions options;
    const auto told = QString(R"({"what":"%1 step","done":)").arg(name);
    options.kill_when = [told](const QString& errors) {
      const auto at = errors.lastIndexOf(told);
      return at >= 0 && errors.mid(at + told.size()).section(',', 0, 0).toInt() >= 4;
    };
    const auto arguments = small({name}, name + "-killed") << "--progress"
                                                           << "json";
    QCOMPARE(run_cli(arguments, options).exit_code, -1);
    QVERIFY(QFile::exists(place_.filePath(name + "-killed/" + name + ".checkpoint")));
    const Run resumed = run_cli(QStringList(arguments) << "--resume"
                                                       << "--json");
    QVERIFY2(resumed.exit_code == 0, qPrintable(resumed.errors));
    const auto was = json_of(whole)["attacks"].toArray()[0].toObject(),
               is = json_of(resumed)["attacks"].toArray()[0].toObject();
    for (const char* side : {"attack", "control"}) {
      QCOMPARE(is[side].toObject()["curve"], was[side].toObject()["curve"]);
      QCOMPARE(is[side].toObject()["prompts"], was[side].toObject()["prompts"]);
      QCOMPARE(hashes(is[side].toObject()), hashes(was[side].toObject()));
    }
    // and the line that the resumed run prints draws it all once more
    auto words = QProcess::splitCommand(is["replay"].toString());
    QCOMPARE(words.takeFirst(), QString("pentimento-cli"));
    const Run replayed = run_cli(words << "--json");
    QVERIFY2(replayed.exit_code == 0, qPrintable(replayed.errors));
    const auto again = json_of(replayed)["attacks"].toArray()[0].toObject();
    for (const char* side : {"attack", "control"}) {
      QCOMPARE(again[side].toObject()["prompts"], was[side].toObject()["prompts"]);
      QVERIFY(!hashes(was[side].toObject()).isEmpty());
      QCOMPARE(hashes(again[side].toObject()), hashes(was[side].toObject()));
    }
  }

  static QStringList longSearch(QStringList arguments) {
    return arguments.replaceInStrings(QRegularExpression("^steps=6$"), "steps=100000")
        .replaceInStrings(QRegularExpression("^judge_every=3$"), "judge_every=100000");
  }

  /// Time ends a search anywhere; its replay line ends it at the same step on any machine.
  void aBudgetOfTimeReplays() {
    const Run timed = run_cli(longSearch(small({"unlearn-diff-atk"}, "timed")) << "max_seconds=2"
                                                                               << "--json");
    QVERIFY2(timed.exit_code == 0, qPrintable(timed.errors));
    const auto was = json_of(timed)["attacks"].toArray()[0].toObject();
    QCOMPARE(was["attack"].toObject()["ended_by"].toString(), QString("budget: seconds"));
    auto words = QProcess::splitCommand(was["replay"].toString());
    QCOMPARE(words.takeFirst(), QString("pentimento-cli"));
    const Run replayed = run_cli(words << "--json");
    QVERIFY2(replayed.exit_code == 0, qPrintable(replayed.errors));
    const auto is = json_of(replayed)["attacks"].toArray()[0].toObject();
    for (const char* side : {"attack", "control"}) {
      const auto one = was[side].toObject(), other = is[side].toObject();
      QCOMPARE(other["ended_by"].toString(), QString("budget: steps"));
      QCOMPARE(other["curve"], one["curve"]);
      QCOMPARE(other["prompts"], one["prompts"]);
      QVERIFY(!hashes(one).isEmpty());
      QCOMPARE(hashes(other), hashes(one));
    }
  }

  /// Stopped by Ctrl+C and gone on with, a search on a budget is the one that was never stopped.
  void aBudgetIsKeptOverAStop() {
    const QStringList budget{"max_unet_calls=60"};
    const Run whole = run_cli(longSearch(small({"unlearn-diff-atk"}, "budget-whole")) << budget << "--json");
    QVERIFY2(whole.exit_code == 0, qPrintable(whole.errors));
    const auto was = json_of(whole)["attacks"].toArray()[0].toObject()["attack"].toObject();
    QCOMPARE(was["ended_by"].toString(), QString("budget: UNet calls"));
    RunOptions options;
    options.kill_when = [](const QString& errors) {
      return errors.contains(R"({"what":"unlearn-diff-atk step","done":2)");
    };
    options.kill_signal = 2;
    const auto arguments = longSearch(small({"unlearn-diff-atk"}, "budget-stopped")) << budget << "--progress"
                                                                                     << "json";
    QCOMPARE(run_cli(arguments, options).exit_code, 130);
    const Run resumed = run_cli(QStringList(arguments) << "--resume"
                                                       << "--json");
    QVERIFY2(resumed.exit_code == 0, qPrintable(resumed.errors));
    const auto is = json_of(resumed)["attacks"].toArray()[0].toObject()["attack"].toObject();
    for (const char* key : {"ended_by", "curve", "prompts"}) QCOMPARE(is[key], was[key]);
    QCOMPARE(hashes(is), hashes(was));
  }

  void whatIsWrongIsSaid_data() {
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("attack") << QStringList{"--attack", "p5d"} << "did you mean p4d?";
    QTest::newRow("setting") << QStringList{"--attack", "p4d", "--set", "tokenz=3"} << "did you mean tokens?";
    QTest::newRow("another's setting") << QStringList{"--attack", "p4d", "--set", "population=3"}
                                       << "`pentimento-cli attacks p4d` lists them";
    QTest::newRow("value") << QStringList{"--attack", "p4d", "--set", "tokens=many"}
                           << "tokens of p4d: expected ";
    QTest::newRow("preset") << QStringList{"--attack", "p4d", "--set", "preset=tiny"}
                            << "p4d has no setting for preset=tiny";
    QTest::newRow("no value") << QStringList{"--attack", "p4d", "--set", "tokens"} << "expected key=value";
    QTest::newRow("control") << QStringList{"--attack", "p4d", "--target", "cat", "--control", "cat"}
                             << "the control word is the target";
    QTest::newRow("too many tokens") << QStringList{"--attack",  "p4d",      "--set",
                                                    "variant=k", "--target", QString("cat ").repeated(60)}
                                     << "the sought tokens do not fit beside the sentence";
  }
  void whatIsWrongIsSaid() {
    QFETCH(QStringList, more);
    QFETCH(QString, sentence);
    const Run run = run_cli(QStringList{"attack", "miniature", "--edit", edit_, "--images", "1", "--steps",
                                        "2", "--out", place_.filePath("wrong")}
                            << more);
    QCOMPARE(run.exit_code, 1);
    const auto line = run.errors.section('\n', -2, -2);
    QVERIFY2(line.startsWith("pentimento-cli: ") && line.contains(sentence), qPrintable(run.errors));
  }

  void theTableSaysTheRates() {
    const Run run = run_cli(small({"rece-embedding"}, "table"));
    QVERIFY2(run.exit_code == 0, qPrintable(run.errors));
    for (const char* part :
         {"before the edit", "after the edit, no attack", "rece-embedding", "under tier T2"})
      QVERIFY2(run.out.contains(part), part);
  }
};

PENTIMENTO_TEST(AttackCommandTest)
#include "attack_command_test.moc"
