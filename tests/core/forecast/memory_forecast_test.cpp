#include "core/forecast/memory_forecast.h"

#include <cmath>

#include <QProcess>
#include <QRegularExpression>
#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/erasure_method.h"
#include "core/erasure/registry.h"
#include "core/erasure/settings.h"
#include "core/pipelines/stable_diffusion.h"
#include "support/test_registry.h"
#include "support/watched_memory.h"

using namespace pentimento;
using pentimento::testing::PeakResident;
using pentimento::testing::WatchedMemory;

// A sanitizer keeps what was let go: resident memory says nothing of the program then.
#if defined(__SANITIZE_ADDRESS__)
#define PENTIMENTO_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define PENTIMENTO_SANITIZED 1
#endif
#endif

namespace {

#ifdef PENTIMENTO_SANITIZED
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

MemoryProbe has(std::int64_t free) {
  return [free] { return FreeMemory{free, std::int64_t{16} << 30}; };
}

} // namespace

/// What is forecast of the miniature, and what a run then takes.
class MemoryForecastTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { model_ = DiffusionModel::open("miniature", {}); }

  void growsWithBatchAndSize() {
    auto settings = default_sampling(*model_);
    const auto one = forecast_drawing(*model_, settings, 1);
    const auto four = forecast_drawing(*model_, settings, 4);
    QVERIFY(four.drawing > one.drawing && four.needs() > one.needs());
    const auto eight = forecast_drawing(*model_, settings, 8), two = forecast_drawing(*model_, settings, 2);
    QVERIFY(eight.drawing > two.drawing * 5 / 4);
    QCOMPARE(forecast_drawing(*model_, settings, 100).pictures, settings.batch);
    settings.width = settings.height = 2 * model_->image_size();
    const auto large = forecast_drawing(*model_, settings, 8);
    QVERIFY(large.drawing > 2 * eight.drawing && large.decoding > eight.decoding * 5 / 4);
    settings.guidance = 1.0; // half as many rows
    QVERIFY(forecast_drawing(*model_, settings, 8).drawing < large.drawing * 3 / 4);
    settings.width = 7;
    QVERIFY_THROWS_EXCEPTION(Error, forecast_drawing(*model_, settings, 1));
    const auto small = forecast_erasure(*model_, plan("doco", 2), default_sampling(*model_));
    const auto many = forecast_erasure(*model_, plan("doco", 16), default_sampling(*model_));
    auto unseen = plan("doco", 16);
    unseen.seeds.clear();
    QCOMPARE(forecast_erasure(*model_, unseen, default_sampling(*model_)).drawing, std::int64_t{0});
    QVERIFY(many.drawing > 0 && many.decoding > 0);
    QCOMPARE(many.rows, 16);
    QCOMPARE(many.kept, small.kept);
    QVERIFY(many.working > 3 * small.working);
  }

  void theRowsThatFitAreTold() {
    const auto sampling = default_sampling(*model_);
    const auto all = forecast_erasure(*model_, plan("doco", 16), sampling, has(std::int64_t{8} << 30));
    QVERIFY(all.fits() && all.working_fits());
    QCOMPARE(all.rows_that_fit, 16);
    const auto half = forecast_erasure(*model_, plan("doco", 16), sampling, has(all.needs() / 2));
    QVERIFY(!half.fits() && !half.working_fits());
    QVERIFY(half.rows_that_fit > 0 && half.rows_that_fit < 16);
    QVERIFY(memory_warning(all).empty());
    const auto rows = std::to_string(half.rows_that_fit);
    QVERIFY(memory_warning(half).find("A batch_size of " + rows + " would fit.") != std::string::npos);
    // As many as were said do fit, and one more does not.
    const auto free = all.needs() / 2;
    QVERIFY(forecast_erasure(*model_, plan("doco", half.rows_that_fit), sampling, has(free)).working_fits());
    QVERIFY(
        !forecast_erasure(*model_, plan("doco", half.rows_that_fit + 1), sampling, has(free)).working_fits());
    QCOMPARE(forecast_erasure(*model_, plan("doco", 16), sampling, has(1000)).rows_that_fit, 0);
    // A closed form has no rows to lower.
    const auto closed = forecast_erasure(*model_, plan("uce", 0), sampling, has(1'000'000));
    QCOMPARE(closed.rows, 0);
    QVERIFY(!closed.fits() && closed.kept > 0);
    QVERIFY(memory_warning(closed).find("Fewer sentences") != std::string::npos);
    const auto drawing = forecast_drawing(*model_, sampling, 8, has(1'000'000));
    QVERIFY(memory_warning(drawing).find("fewer at a time") != std::string::npos);
    // Nothing known of the memory: nothing is warned of.
    QVERIFY(forecast_erasure(*model_, plan("doco", 16), sampling, [] { return FreeMemory{}; }).fits());
  }

  void everyMethodHasOne() {
    const auto sampling = default_sampling(*model_);
    for (const auto& method : method_descriptions()) {
      Plan asked = plan(method.name, 0);
      const auto said = forecast_erasure(*model_, asked, sampling);
      QVERIFY2(said.working > 0 && (said.rows > 0) == method.trained, method.name.c_str());
    }
    QVERIFY_THROWS_EXCEPTION(Error, forecast_erasure(*model_, plan("no such", 0), sampling));
  }

  /// A program's memory is more than tensors: what malloc keeps between them, what threads take.
  void drawingTakesAboutWhatWasSaid() {
    if (kSanitized) QSKIP("resident memory is the sanitizer's");
    auto settings = default_sampling(*model_);
    settings.steps = 3;
    settings.width = settings.height = 2 * model_->image_size();
    StableDiffusionPipeline pipeline(model_);
    RunControl control;
    pipeline.draw({{"a cat", 1}}, settings, control); // weights come into memory as they are first read
    std::vector<Request> requests;
    for (std::uint64_t seed = 0; seed < 8; ++seed) requests.push_back({"a cat", seed});
    const auto said = forecast_drawing(*model_, settings, 8);
    const WatchedMemory held;
    const PeakResident peak;
    pipeline.draw(requests, settings, control);
    compare("drawing 8", said.needs(), held.peak(), peak.rise());
  }

  void erasingTakesAboutWhatWasSaid_data() {
    QTest::addColumn<QString>("method");
    for (const auto& method : method_descriptions())
      QTest::newRow(method.name.c_str()) << QString::fromStdString(method.name);
  }
  void erasingTakesAboutWhatWasSaid() {
    if (kSanitized) QSKIP("resident memory is the sanitizer's");
    QFETCH(QString, method);
    if (!qEnvironmentVariableIsSet(kAlone)) return inAProcessOfItsOwn(method);
    const auto& found = find_method(method.toStdString());
    auto asked = plan(method.toStdString(), 0);
    for (const auto& [key, value] : {std::pair{"steps", 2},
                                     {"snapshot_every", 2},
                                     {"warm_up", 0},
                                     {"anchor_steps", 2},
                                     {"attack_steps", 1}})
      if (find_setting(found.describe(), key)) asked.settings[key] = std::int64_t{value};
    RunControl control;
    StableDiffusionPipeline(model_).draw({{"a cat", 1}}, default_sampling(*model_), control);
    const auto said = forecast_erasure(*model_, asked, default_sampling(*model_));
    ErasureContext context{
        *model_, asked, resolved_settings(found.describe(), asked.settings, 64), 42, control, {}, {}, {}, {}};
    WeightDelta shown; // a window keeps the newest one
    context.on_snapshot = [&shown](const Snapshot&, const WeightDelta& delta) { shown = delta; };
    const WatchedMemory held;
    const PeakResident peak;
    const auto delta = found.run(context);
    compare(method.toUtf8().constData(), said.working_needs(), held.peak(), peak.rise());
  }

 private:
  static constexpr auto kAlone = "PENTIMENTO_FORECAST_ALONE";

  /// What malloc holds after other methods' runs would be measured as well; and what a quick run's peak is
  /// seen to be wavers, so the middle one of three counts.
  static void inAProcessOfItsOwn(const QString& method) {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(kAlone, "1");
    std::vector<double> ratios;
    for (int time = 0; time < 3; ++time) {
      QProcess alone;
      alone.setProcessEnvironment(environment);
      alone.setProcessChannelMode(QProcess::MergedChannels);
      alone.start(QCoreApplication::applicationFilePath(),
                  {"memory_forecast_test", "erasingTakesAboutWhatWasSaid:" + method});
      QVERIFY(alone.waitForFinished(300'000));
      const QString said = QString::fromUtf8(alone.readAll());
      const auto found = QRegularExpression("[\\w-]+: forecast .* ratio ([\\d.]+)").match(said);
      QVERIFY2(found.hasMatch(), qPrintable(said)); // it did measure
      qInfo("%s", qPrintable(found.captured()));
      ratios.push_back(found.captured(1).toDouble());
    }
    std::sort(ratios.begin(), ratios.end());
    QVERIFY2(std::abs(ratios[1] - 1.0) <= MemoryForecast::spread, qPrintable(method));
  }

  static Plan plan(const std::string& method, int batch) {
    Plan plan;
    plan.pairs = {{"cat", "dog"}};
    plan.kept = {"rabbit", "fox"};
    plan.method = method;
    if (batch > 0) plan.settings["batch_size"] = std::int64_t{batch};
    return plan;
  }
  static double mb(std::int64_t bytes) { return static_cast<double>(bytes) / 1e6; }
  static void compare(const char* what, std::int64_t said, std::int64_t tensors, std::int64_t real) {
    const double ratio = static_cast<double>(said) / static_cast<double>(real);
    qInfo("%s: forecast %.1f MB, tensors held %.1f MB, own memory rose by %.1f MB, ratio %.2f", what,
          mb(said), mb(tensors), mb(real), ratio);
    QVERIFY2(std::abs(ratio - 1.0) <= MemoryForecast::spread, what);
  }

  std::shared_ptr<DiffusionModel> model_;
};

PENTIMENTO_TEST(MemoryForecastTest)
#include "memory_forecast_test.moc"
