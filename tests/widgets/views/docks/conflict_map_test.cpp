#include <QtTest>
#include <QtWidgets>
#include <cmath>

#include "support/test_registry.h"
#include "widgets/settle.h"
#include "widgets/style/theme.h"
#include "widgets/views/docks/conflict_map.h"
#include "widgets/views/docks/conflict_panel.h"

using namespace pentimento;
using namespace pentimento::testing;

/// Layers × time as colours, with the words that say what they mean.
class ConflictMapTest : public QObject {
  Q_OBJECT

  static std::vector<LayerHealth> layers(int step, int count = 16) {
    std::vector<LayerHealth> all;
    for (int i = 0; i < count; ++i) {
      const char* block = i < count * 3 / 8 ? "down_blocks.1" : i < count / 2 ? "mid_block" : "up_blocks.2";
      const double cosine = std::sin(i * 0.9 + step * 0.02) * 0.5 + 0.1;
      all.push_back({std::string(block) + ".attn2.to_" + (i % 2 ? "v" : "k") + std::to_string(i), 0.0, cosine,
                     cosine < -0.25});
    }
    return all;
  }

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void colours_tell_the_two_ways_apart() {
    QCOMPARE(conflictColour(0), theme().track);
    QVERIFY(std::abs(conflictColour(-1).red() - theme().damaged.red()) <= 1);
    QVERIFY(std::abs(conflictColour(1).blue() - theme().kept.blue()) <= 1);
  }

  void says_how_many_layers_conflict() {
    ConflictMap map;
    QCOMPARE(map.summary(), QString());
    map.addColumn(40, {{"a", 0, 0.5, false}, {"b", 0, 0.2, false}});
    QCOMPARE(map.summary(), QString("No layer in conflict at step 40."));
    map.addColumn(80, {{"a", 0, -0.5, true}, {"b", 0, 0.2, false}});
    QCOMPARE(map.summary(), QString("1 of 2 layers in conflict at step 80."));
    QCOMPARE(map.accessibleDescription(), map.summary());
    map.addColumn(0, {{"another network", 0, 0, false}});
    QCOMPARE(map.columnCount(), 1);
    map.clear();
    QCOMPARE(map.columnCount(), 0);
  }

  void every_cell_has_its_colour() {
    ConflictMap map;
    map.resize(600, 188);
    map.setTotalSteps(4);
    for (int step = 0; step < 4; ++step)
      map.addColumn(step, {{"a", 0, -1.0, false}, {"b", 0, 1.0, step == 2}});
    const QImage image = map.grab().toImage();
    const QRect plot = map.plot();
    QCOMPARE(image.pixelColor(plot.left() + 4, plot.top() + 4), conflictColour(-1));
    QCOMPARE(image.pixelColor(plot.left() + 4, plot.bottom() - 12), conflictColour(1));
    const int third = plot.left() + plot.width() * 5 / 8;
    QCOMPARE(image.pixelColor(third, plot.bottom() - 1), theme().text); // the mark of a step-in
  }

  void looks_right_full_and_empty() {
    for (const bool dark : {true, false}) {
      setTheme(dark ? Theme::dark() : Theme::light());
      ConflictPanel panel;
      panel.resize(926, 228);
      settledShot(panel, QString("conflict_empty_") + (dark ? "dark" : "light"));
      panel.map()->setTotalSteps(400);
      for (int step = 0; step <= 280; step += 4) panel.map()->addColumn(step, layers(step, dark ? 16 : 32));
      panel.map()->setPlayhead(280);
      settledShot(panel, QString("conflict_full_") + (dark ? "dark" : "light"));
    }
    setTheme(Theme::dark());
  }
};

PENTIMENTO_TEST(ConflictMapTest)
#include "conflict_map_test.moc"
