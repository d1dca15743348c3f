#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/miniature.h"
#include "core/erasure/registry.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// The contract that every registered method keeps, on the miniature.
class RegistryTest : public QObject {
  Q_OBJECT

  static ErasureContext context(RunControl& control, const ErasureMethod& method) {
    return ErasureContext{miniature(), cat_to_dog(), quick(method), 7, control, {}, {}, {}, {}, false};
  }

  void each_method() {
    QTest::addColumn<QString>("name");
    for (const auto& method : method_descriptions())
      QTest::newRow(method.name.c_str()) << QString::fromStdString(method.name);
  }

  void each_trained_method() {
    QTest::addColumn<QString>("name");
    for (const auto& method : method_descriptions())
      if (method.trained) QTest::newRow(method.name.c_str()) << QString::fromStdString(method.name);
  }

 private Q_SLOTS:
  void namesTheNearest() {
    QString known;
    for (const auto& method : method_descriptions()) known += " " + QString::fromStdString(method.name);
    try {
      find_method("docco");
      QFAIL("found it");
    } catch (const Error& error) {
      QCOMPARE(QString(error.what()),
               "there is no such method: expected one of" + known + ", got docco; did you mean doco?");
    }
  }

  void describesItself_data() { each_method(); }
  void describesItself() {
    QFETCH(QString, name);
    const auto& about = find_method(name.toStdString()).describe();
    QVERIFY(!about.title.empty() && !about.summary.empty() && !about.citation.empty() &&
            !about.presets.empty());
    for (const auto& setting : about.settings) {
      QVERIFY2(!setting.label.empty() && !setting.help.empty(), setting.key.c_str());
      SettingValue read;
      std::string problem;
      QVERIFY2(setting_from_text(setting, setting_text(setting.standard), read, problem), problem.c_str());
    }
    for (const auto& preset : about.presets) check_settings(about, preset.values);
  }

  void sameSeedSameEditAndTheBaseIsUntouched_data() { each_method(); }
  void sameSeedSameEditAndTheBaseIsUntouched() {
    QFETCH(QString, name);
    const auto& method = find_method(name.toStdString());
    const auto before = snapshot_of(*miniature().unet);
    const auto expected = method.parameter_names(miniature());
    RunControl control;
    std::vector<std::string> hashes;
    for (int i = 0; i < 2; ++i) {
      auto run = context(control, method);
      int snapshots = 0, steps = 0;
      bool base_seen = true;
      run.on_snapshot = [&](const Snapshot& snapshot, const WeightDelta& delta) {
        ++snapshots;
        QVERIFY(snapshot.health.finite);
        QCOMPARE(snapshot.health.matrices_touched, static_cast<int>(expected.size()));
        QCOMPARE(snapshot.health.matrices_expected, static_cast<int>(expected.size()));
        QCOMPARE(snapshot.index, snapshots);
        QVERIFY(snapshot.state.size() == 64 && snapshot.state != miniature().base_hash());
        QCOMPARE(delta.origin.base_hash, miniature().base_hash());
        for (std::size_t k = 0; k < before.size(); ++k)
          base_seen = base_seen && miniature().unet->parameters()[k].const_data_ptr() == before[k].first;
      };
      run.on_step = [&](const StepFigures& figures, const std::vector<LayerHealth>&) {
        QCOMPARE(figures.step, ++steps);
      };
      const auto delta = method.run(run);
      QCOMPARE(delta.entries.size(), expected.size());
      for (const auto& key : expected) QVERIFY2(delta.entries.count(key), key.c_str());
      for (const auto& [key, entry] : delta.entries)
        QVERIFY(torch::isfinite(entry.parameter).all().item<bool>());
      QVERIFY(snapshots >= 1);
      QVERIFY(base_seen); // whoever draws at a snapshot starts from the base
      QCOMPARE(steps, method.describe().trained ? 5 : 0);
      hashes.push_back(delta.content_hash());
    }
    QCOMPARE(hashes[0], hashes[1]);
    QVERIFY(same(*miniature().unet, before));
  }

  void resumesToTheBitAfterAStopAndAfterACrash_data() { each_trained_method(); }
  void resumesToTheBitAfterAStopAndAfterACrash() {
    QFETCH(QString, name);
    const auto& method = find_method(name.toStdString());
    QTemporaryDir folder;
    RunControl control;
    auto whole = context(control, method);
    whole.settings["checkpoint_every"] = std::int64_t{2};
    const auto wanted = method.run(whole).content_hash();

    for (const bool crash : {false, true}) {
      RunControl stopping;
      auto first = context(stopping, method);
      first.settings = whole.settings;
      first.checkpoint = folder.filePath("run").toStdString();
      first.on_step = [&](const StepFigures& figures, const std::vector<LayerHealth>&) {
        if (figures.step != 3) return;
        if (crash) throw std::runtime_error("as a kill: nothing is written down any more");
        stopping.request_stop();
      };
      bool ended = false;
      try {
        method.run(first);
      } catch (...) {
        ended = true;
      }
      QVERIFY(ended);

      auto second = context(control, method);
      second.settings = whole.settings;
      second.checkpoint = first.checkpoint;
      second.resume = true;
      std::vector<int> steps;
      second.on_step = [&](const StepFigures& figures, const std::vector<LayerHealth>&) {
        steps.push_back(figures.step);
      };
      QCOMPARE(method.run(second).content_hash(), wanted);
      QCOMPARE(steps, (crash ? std::vector<int>{3, 4, 5} : std::vector<int>{4, 5}));
      QVERIFY(!std::filesystem::exists(first.checkpoint)); // the run is over
    }
  }

  void saysWhereNumbersEnd_data() { each_trained_method(); }
  void saysWhereNumbersEnd() {
    QFETCH(QString, name);
    const auto& method = find_method(name.toStdString());
    auto& bias = miniature().unet->conv_out->bias;
    const auto base = bias.variable_data();
    bias.set_data(torch::full_like(base, std::nan("")));
    QString said;
    RunControl control;
    auto run = context(control, method);
    int steps = 0;
    run.on_step = [&](const StepFigures&, const std::vector<LayerHealth>&) { ++steps; };
    try {
      method.run(run);
    } catch (const Error& error) {
      if (error.code() == ErrorCode::NotFinite) said = error.what();
    }
    bias.set_data(base);
    QVERIFY2(said.contains("at step 0"), qPrintable(said));
    QCOMPARE(steps, 0);
  }

  void stopsAtOnce_data() { each_method(); }
  void stopsAtOnce() {
    QFETCH(QString, name);
    const auto& method = find_method(name.toStdString());
    const auto before = snapshot_of(*miniature().unet);
    RunControl control;
    auto run = context(control, method);
    int steps = 0;
    run.on_step = [&](const StepFigures&, const std::vector<LayerHealth>&) {
      if (++steps == 2) control.request_stop();
    };
    if (!method.describe().trained) control.request_stop();
    bool stopped = false;
    try {
      method.run(run);
    } catch (const Stopped&) {
      stopped = true;
    }
    QVERIFY(stopped);
    QCOMPARE(steps, method.describe().trained ? 2 : 0);
    QVERIFY(same(*miniature().unet, before));
  }

  void refusesBadSettingsAndPlans_data() { each_method(); }
  void refusesBadSettingsAndPlans() {
    QFETCH(QString, name);
    const auto& method = find_method(name.toStdString());
    for (const auto& setting : method.describe().settings) {
      if (setting.kind != SettingKind::Integer && setting.kind != SettingKind::Real) continue;
      RunControl control;
      auto run = context(control, method);
      if (setting.kind == SettingKind::Integer)
        run.settings[setting.key] = static_cast<std::int64_t>(setting.most) + 1;
      else
        run.settings[setting.key] = setting.most * 2 + 1;
      try {
        method.run(run);
        QFAIL(setting.key.c_str());
      } catch (const Error& error) {
        QVERIFY(error.code() == ErrorCode::BadSetting);
        QVERIFY2(std::string(error.what()).starts_with(setting.key + ": expected a "), error.what());
      }
    }
    RunControl control;
    auto run = context(control, method);
    run.plan.pairs = {{"cat", "cat"}};
    QVERIFY_THROWS_EXCEPTION(Error, method.run(run));
  }
};

PENTIMENTO_TEST(RegistryTest)
#include "registry_test.moc"
