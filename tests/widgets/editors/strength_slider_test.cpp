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
    const auto x_of = [&](double strength) { return 6 + int(strength / 1.5 * (slider.width() - 12)); };
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
    slider.setStrength(1.8); // typed beyond the slider
    QCOMPARE(slider.value(), 150);
    QCOMPARE(moved.count(), 0);
    QTest::keyClick(&slider, Qt::Key_Left);
    QCOMPARE(moved.count(), 1);
    QVERIFY(moved.first().at(1).toBool());
  }

  void is_grey_while_its_edit_is_off() {
    StrengthSlider slider;
    slider.resize(126, 24);
    slider.setStrength(1.0);
    QCOMPARE(slider.grab().toImage().pixelColor(20, 12), theme().accent);
    slider.setQuiet(true);
    QCOMPARE(slider.grab().toImage().pixelColor(20, 12), theme().outline);
  }
};

PENTIMENTO_TEST(StrengthSliderTest)
#include "strength_slider_test.moc"
