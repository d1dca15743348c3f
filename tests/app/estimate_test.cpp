// What an erasure will take, in words and in the real window.
#include "app/estimate.h"

#include "app/window_scene.h"
#include "support/patience.h"
#include "support/shot.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class EstimateTest : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<WindowScene> scene_;
  std::int64_t free_ = std::int64_t{8'000'000'000};

  Workbench& bench() { return scene_->bench(); }
  QString line() { return scene_->child<QLabel>("memoryForecast")->text(); }
  bool says(const QString& part) {
    for (auto* label : scene_->child<QWidget>("plan")->findChildren<QLabel*>())
      if (label->isVisible() && label->accessibleName().contains(part)) return true;
    return false;
  }
  /// Sets a whole number of the plan and waits for the forecast of it.
  void set(const char* key, std::int64_t value) {
    QSignalSpy said(&bench(), &Workbench::memoryForecast);
    Plan plan = bench().plan();
    plan.settings[key] = value;
    bench().setPlan(plan);
    (void)QTest::qWaitFor([&] { return !said.isEmpty(); }, kPatience);
  }

 private Q_SLOTS:
  void initTestCase() {
    scene_ = std::make_unique<WindowScene>();
    scene_->drawRoughly();
    bench().setMemoryProbe([this] { return FreeMemory{free_, std::int64_t{16'000'000'000}}; });
    bench().setHeld(true);
    QSignalSpy said(&bench(), &Workbench::memoryForecast);
    scene_->window->openModel("miniature", "cpu", "fp32");
    QTRY_VERIFY_WITH_TIMEOUT(!said.isEmpty(), kPatience);
  }
  void cleanupTestCase() { scene_.reset(); }

  void figuresHaveTheirUnits() {
    QCOMPARE(bytesText(62'400'000), QString("62 MB"));
    QCOMPARE(bytesText(344'000'000), QString("340 MB"));
    QCOMPARE(bytesText(1'240'000'000), QString("1.2 GB"));
    QCOMPARE(bytesText(16'040'000'000), QString("16 GB"));
    QCOMPARE(bytesText(10), QString("1 MB"));
  }

  void itStandsBesideTheTimeBeforeTheRun() {
    QVERIFY(bench().memory() && bench().memory()->fits());
    QCOMPARE(line(), QString("About %1, 8.0 GB free").arg(bytesText(bench().memory()->needs())));
    QVERIFY(scene_->child<QLabel>("memoryForecast")->isVisible());
    QVERIFY(memoryTexts(bench()).detail.contains("One training step of"));
    QVERIFY(says("should become"));
    for (int i = 0; i < 5; ++i) QCoreApplication::processEvents();
    shot(*scene_->window, "forecast");
  }

  void aLargerBatchTakesMore() {
    set("batch_size", 2);
    const auto two = bench().memory()->working;
    set("batch_size", 32);
    QVERIFY(bench().memory()->working > 5 * two);
  }

  void whatDoesNotFitSaysWhatToLower() {
    free_ = bench().memory()->needs() / 2;
    set("batch_size", 31);
    const int rows = bench().memory()->rows_that_fit;
    QVERIFY(rows > 0 && rows < 31);
    QVERIFY(says(QString("Lower Batch to %1").arg(rows)));
    QVERIFY(scene_->window->actions().erase->isEnabled()); // a warning, no refusal
    for (int i = 0; i < 5; ++i) QCoreApplication::processEvents();
    shot(*scene_->window, "forecast_warning");
    setTheme(Theme::light());
    for (int i = 0; i < 5; ++i) QCoreApplication::processEvents();
    shot(*scene_->window, "forecast_warning_light");
    setTheme(Theme::dark());
    set("batch_size", rows); // as was said
    QVERIFY(says("should become") || says("drawn fewer at a time"));
    free_ = 1'000'000;
    set("batch_size", 1);
    QVERIFY(says("whatever its batch"));
    Plan plan = bench().plan();
    plan.method = "uce";
    plan.settings.clear();
    bench().setPlan(plan);
    QTRY_VERIFY_WITH_TIMEOUT(bench().memory() && bench().memory()->rows == 0, kPatience);
    QVERIFY(!bench().memory()->fits());
  }
};

PENTIMENTO_TEST(EstimateTest)
#include "estimate_test.moc"
