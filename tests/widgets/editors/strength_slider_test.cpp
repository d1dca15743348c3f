#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/editors/strength_slider.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// Strength by hand: caught at 1, said once when let go of.
class StrengthSliderTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void catches_at_one() {
    StrengthSlider slider;
    slider.resize(126, 24);
    slider.show();
    const auto x_of = [&](double strength) { return 6 + int((strength + 1) / 3 * (slider.width() - 12)); };
    QTest::mousePress(&slider, Qt::LeftButton, {}, {x_of(0.5), 12});
    QVERIFY(slider.isHeld());
    QTest::mouseMove(&slider, {x_of(0.975), 12});
    QCOMPARE(slider.value(), StrengthSlider::kFull);
    QTest::mouseMove(&slider, {x_of(1.2), 12});
    QVERIFY(slider.value() > StrengthSlider::kFull);
    QTest::mouseRelease(&slider, Qt::LeftButton, {}, {x_of(1.2), 12});
    QVERIFY(!slider.isHeld());
  }

  void keys_are_finished_steps_and_setting_is_silent() {
    StrengthSlider slider;
    const QSignalSpy moved(&slider, &StrengthSlider::strengthMoved);
    slider.setStrength(2.5); // from a file, beyond the slider
    QCOMPARE(slider.value(), 200);
    slider.setStrength(-0.5);
    QCOMPARE(slider.value(), -50);
    QCOMPARE(moved.count(), 0);
    QTest::keyClick(&slider, Qt::Key_Left);
    QCOMPARE(moved.count(), 1);
    QVERIFY(moved.first().at(1).toBool());
  }

  void is_grey_while_its_edit_is_off() {
    StrengthSlider slider;
    slider.resize(126, 24);
    slider.setStrength(1.0);
    const QPoint between(60, 12), before(20, 12); // 0 lies at a third
    QCOMPARE(slider.grab().toImage().pixelColor(between), theme().accent);
    QCOMPARE(slider.grab().toImage().pixelColor(before), theme().track);
    slider.setQuiet(true);
    QCOMPARE(slider.grab().toImage().pixelColor(between), theme().outline);
    slider.setQuiet(false);
    slider.setStrength(-0.9); // the other way
    QCOMPARE(slider.grab().toImage().pixelColor(before), theme().accent);
  }
};

PENTIMENTO_TEST(StrengthSliderTest)
#include "strength_slider_test.moc"
