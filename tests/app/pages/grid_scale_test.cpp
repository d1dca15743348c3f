// Acceptance 3: 40 prompts × 40 seeds, all of them drawn, scrolled from end to end in a real event loop.
#include <random>

#include <QScrollBar>
#include <QtTest>
#include <QtWidgets>

#include "app/latency_probe.h"
#include "support/grid_samples.h"
#include "support/test_registry.h"
#include "widgets/models/grid_fold_proxy.h"
#include "widgets/style/theme.h"
#include "widgets/views/grid_head.h"
#include "widgets/views/grid_view.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

constexpr int kSide = 40;
constexpr int kFrames = 150;
constexpr int kFrameMs = 16;
constexpr int kRounds = 5;

ImagePtr noise(int side, std::mt19937& random) {
  auto image = std::make_shared<Image>(Image{side, side, {}});
  image->rgb.resize(std::size_t(side) * side * 3);
  for (auto& byte : image->rgb) byte = std::uint8_t(random());
  return image;
}

/// A grid of 40 × 40 with `distinct` different pictures of `pixels` pixels a side.
struct BigGrid {
  GridModel model;
  GridFoldProxy fold;
  QWidget window;
  GridView* view = nullptr;
  std::vector<ImagePtr> pictures;
  std::vector<std::uint64_t> seeds;

  BigGrid(int pixels, int distinct) {
    std::mt19937 random(7);
    for (int i = 0; i < distinct; ++i) pictures.push_back(noise(pixels, random));
    Suite suite{"big", {}};
    for (int row = 0; row < kSide; ++row)
      suite.cases.push_back(
          {"prompt " + std::to_string(row), kAllRoles[row % 7], "word", "cat", "", row % 9 == 0});
    for (int seed = 0; seed < kSide; ++seed) seeds.push_back(std::uint64_t(seed));
    model.setSuite(suite, seeds);
    fold.setSourceModel(&model);
    fold.setAllUnfolded(true);
    view = new GridView;
    view->setFold(&fold);
    view->setPictureSide(64); // the most cells on a screen
    auto* column = new QVBoxLayout(&window);
    column->addWidget(new GridHead(view));
    column->addWidget(view);
    window.resize(2560, 1440);
    for (int row = 0; row < kSide; ++row)
      for (const auto seed : seeds) draw(row, seed, row * kSide + int(seed));
    model.flush();
    window.show();
  }

  void draw(int row, std::uint64_t seed, int which) {
    const auto& before = pictures[std::size_t(2 * which) % pictures.size()];
    const auto& after = pictures[std::size_t(2 * which + 1) % pictures.size()];
    model.setBefore(picture(row, seed, before, "b3d0"));
    model.setAfter(picture(row, seed, after, "7c1f", 0.5, which % 3 ? Verdict::Erased : Verdict::Leak));
  }

  /// Scrolls in both directions for kFrames frames, while pictures go on arriving.
  LatencyProbe::Figures scroll() {
    LatencyProbe probe;
    int frame = 0;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QEventLoop loop;
    QObject::connect(&timer, &QTimer::timeout, [&] {
      if (++frame > kFrames) return loop.quit();
      auto* down = view->verticalScrollBar();
      auto* right = view->horizontalScrollBar();
      const double part = frame % 75 / 74.0, there = frame < 75 ? part : 1.0 - part;
      down->setValue(int(there * down->maximum()));
      right->setValue(int((1.0 - there) * right->maximum()));
      for (int i = 0; i < 4; ++i) draw(frame % kSide, std::uint64_t(frame * 7 + i) % kSide, frame + i);
    });
    probe.reset();
    timer.start(kFrameMs);
    loop.exec();
    return probe.figures();
  }
};

} // namespace

/// Prints how late the event loop comes while a large grid scrolls; with PENTIMENTO_BENCH set, on a quiet
/// machine, the limits hold.
class GridScaleTest : public QObject {
  Q_OBJECT

 private:
  static void measure(const char* what, int pixels, int distinct) {
    BigGrid grid(pixels, distinct);
    LatencyProbe::Figures best;
    for (int round = 0; round < kRounds; ++round) { // another program on a shared machine may spoil one round
      const auto figures = grid.scroll();
      qInfo("%s: event loop lateness median %.2f ms, p99 %.2f ms, largest %.2f ms, n %d", what,
            figures.median_ms, figures.p99_ms, figures.largest_ms, figures.n);
      if (round == 0 || figures.p99_ms < best.p99_ms) best = figures;
      if (best.p99_ms < 16.0 && best.largest_ms < 100.0) break;
    }
    QVERIFY(best.n > 100);
    if (!qEnvironmentVariableIsSet("PENTIMENTO_BENCH")) return; // a busy machine is no failure
    QVERIFY2(best.p99_ms < 16.0, qPrintable(QString::number(best.p99_ms)));
    QVERIFY2(best.largest_ms < 100.0, qPrintable(QString::number(best.largest_ms)));
  }

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void fortyByFortyOfTheMiniature() { measure("40 x 40, 64 px pictures, 3200 different", 64, 3200); }
  void fortyByFortyOfALargeModel() { measure("40 x 40, 512 px pictures, 120 different", 512, 120); }
};

PENTIMENTO_TEST(GridScaleTest)
#include "grid_scale_test.moc"
