#include "app/pages/judge_dialog.h"
#include "app/window_scene.h"
#include "core/io/png.h"
#include "core/pipelines/stable_diffusion.h"
#include "support/patience.h"
#include "support/shot.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;
namespace fs = std::filesystem;

/// A judge is trained on labelled pictures in the real window, looked at, and judges.
class JudgeDialogTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    const auto model = DiffusionModel::open("miniature", {});
    StableDiffusionPipeline pipeline(model);
    RunControl control;
    for (const std::string word : {"cat", "dog", "apple"}) {
      std::vector<Request> requests;
      for (std::uint64_t seed = 100; seed < 115; ++seed) requests.push_back({"a photo of a " + word, seed});
      const auto folder =
          fs::path(dir_.path().toStdString()) / "pictures" / (word == "apple" ? "none" : word);
      fs::create_directories(folder);
      int at = 0;
      for (const auto& picture : pipeline.draw(requests, default_sampling(*model), control))
        write_png(folder / (std::to_string(at++) + ".png"), picture);
    }
  }

  void init() {
    scene_ = std::make_unique<WindowScene>();
    QVERIFY(!scene_->window->actions().judge->isEnabled());
    scene_->drawRoughly();
    scene_->window->openModel("miniature", "cpu", "fp32");
    QTRY_VERIFY_WITH_TIMEOUT(scene_->window->actions().judge->isEnabled(), kPatience);
    scene_->window->actions().judge->trigger();
    dialog_ = scene_->child<JudgeDialog>("judgeDialog");
    QVERIFY(dialog_ && dialog_->isVisible() && !dialog_->isModal());
  }

  void theModelsOwnIsShownWithItsErrors() {
    QCOMPARE(name(), QString("CLIP zero-shot, patch 8, 64 px"));
    QVERIFY(!button("judgeOwn")->isEnabled());
    QVERIFY(!button("judgeUse")->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!texts().contains("not measured"), kPatience); // once pictures are there
    shoot("judge_own");
  }

  void isTrainedLookedAtAndJudges() {
    auto& bench = scene_->window->bench();
    const auto zeroShot = bench.judge().weights_sha256;
    dialog_->train(dir_.filePath("pictures"), dir_.filePath("head"));
    QVERIFY(bench.isTaken() && !button("judgeTrain")->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(button("judgeUse")->isVisible(), kPatience);
    QVERIFY(name().startsWith("trained head on 2 labels"));
    QCOMPARE(bench.judge().weights_sha256, zeroShot); // it does not judge yet
    QCOMPARE(texts().filter("3/3 [43.9, 100.0] %").size(), 2);
    shoot("judge_trained");
    QTRY_VERIFY_WITH_TIMEOUT(button("judgeUse")->isEnabled(), kPatience);
    QTest::mouseClick(button("judgeUse"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(bench.judge().trained, kPatience);
    QVERIFY(bench.judge().weights_sha256 != zeroShot);
    QCOMPARE(bench.model().judge, bench.judge().name);
    // The grid is drawn again: what the head knows is scored by it, the rest stays not scored.
    QTRY_VERIFY_WITH_TIMEOUT(scene_->drawn(bench.pictures().base()), kPatience);
    for (const auto& picture : bench.pictures().list(bench.pictures().base())) {
      const auto& judged = bench.suite().cases[static_cast<std::size_t>(picture.key.row)].judged;
      QCOMPARE(picture.score.has_value(), judged == "cat" || judged == "dog");
    }
    shoot("judge_head");
    QVERIFY(button("judgeOwn")->isEnabled());
    QTest::mouseClick(button("judgeOwn"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(bench.judge().weights_sha256, zeroShot, kPatience);
  }

  void whatCannotBeLearnedFromSaysWhy() {
    QString said;
    connect(&scene_->window->bench(), &Workbench::failed, this,
            [&](const QString& sentence) { said = sentence; });
    dialog_->train(dir_.filePath("nowhere"), dir_.filePath("no-head"));
    QTRY_VERIFY_WITH_TIMEOUT(said.contains("no folder of labelled pictures"), kPatience);
    QVERIFY(!fs::exists(dir_.filePath("no-head").toStdString()));
    QTRY_VERIFY_WITH_TIMEOUT(button("judgeTrain")->isEnabled(), kPatience);
    scene_->window->bench().useJudge(dir_.filePath("nowhere")); // the old one stays
    QTRY_VERIFY_WITH_TIMEOUT(said.contains("nowhere"), kPatience);
    QVERIFY(!scene_->window->bench().judge().trained);
  }

 private:
  QPushButton* button(const char* name) const { return dialog_->findChild<QPushButton*>(name); }
  QString name() const { return dialog_->findChild<QLabel*>("judgeName")->text(); }
  QStringList texts() const {
    QStringList all;
    for (const auto* label : dialog_->findChildren<QLabel*>()) all << label->text();
    return all;
  }
  void shoot(const QString& as) {
    for (const bool dark : {true, false}) {
      setTheme(dark ? Theme::dark() : Theme::light());
      for (int i = 0; i < 5; ++i) QCoreApplication::processEvents();
      shot(*dialog_, as + (dark ? "_dark" : "_light"));
    }
    setTheme(Theme::dark());
  }

  QTemporaryDir dir_;
  std::unique_ptr<WindowScene> scene_;
  JudgeDialog* dialog_ = nullptr;
};

PENTIMENTO_TEST(JudgeDialogTest)
#include "judge_dialog_test.moc"
