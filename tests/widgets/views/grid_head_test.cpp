#include <QtTest>
#include <QtWidgets>

#include "support/grid_scene.h"
#include "support/test_registry.h"
#include "widgets/style/theme.h"

using namespace pentimento;
using namespace pentimento::testing;

class GridHeadTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void saysWhatItShowsBeforeAnyEdit() {
    GridScene scene;
    scene.window.show();
    const auto labels = scene.head->findChildren<QLabel*>();
    QCOMPARE(labels[0]->text(), QString("What the model draws now"));
    QCOMPARE(labels[1]->text(), QString("36 prompts, 4 seeds, nothing changed yet"));
    QVERIFY(labels[0]->isVisible());
    for (auto* filter : scene.head->findChildren<VerdictFilter*>()) QVERIFY(!filter->isVisible());
  }

  void filtersCountAndSwitch() {
    GridScene scene;
    scene.window.show();
    scene.drawBefore();
    scene.drawAfter();
    const auto filters = scene.head->findChildren<VerdictFilter*>();
    QCOMPARE(filters.size(), 5);
    QVERIFY(filters[0]->isVisible());
    QVERIFY(!scene.head->findChild<QLabel*>()->isVisible());
    const VerdictCounts counts = scene.model.counts();
    QCOMPARE(filters[0]->text(), QString("Leak"));
    QCOMPARE(filters[0]->count(), counts[static_cast<std::size_t>(Verdict::Leak)]);
    QVERIFY(filters[0]->count() > 0);
    QCOMPARE(filters[0]->accessibleName(), QString("Leak: %1").arg(filters[0]->count()));
    filters[0]->click();
    QVERIFY(!scene.fold.isVerdictShown(Verdict::Leak));
  }

  void theSliderSizesAndTheButtonFits() {
    GridScene scene;
    scene.window.show();
    auto* slider = scene.head->findChild<QSlider*>();
    QCOMPARE(slider->value(), 2);
    slider->setValue(4);
    QCOMPARE(scene.view->pictureSide(), 128);
    QVERIFY(!scene.view->isFit());
    for (auto* button : scene.head->findChildren<QToolButton*>())
      if (button->accessibleName().startsWith("Fit")) button->click();
    QCOMPARE(scene.view->pictureSide(), 96);
    QVERIFY(scene.view->isFit());
    QCOMPARE(slider->value(), 2);
  }

  void theFoldMenuUnfolds() {
    GridScene scene;
    auto* menu = scene.head->findChild<QMenu*>();
    menu->actions()[1]->trigger();
    QCOMPARE(scene.fold.rowCount(), 36);
    menu->actions()[0]->trigger();
    QCOMPARE(scene.fold.rowCount(), 5);
    menu->actions()[4]->trigger(); // after the separator: target, synonym
    QVERIFY(scene.fold.isUnfolded(Role::Synonym));
    QVERIFY(menu->actions()[4]->isChecked());
  }
};

PENTIMENTO_TEST(GridHeadTest)
#include "grid_head_test.moc"
