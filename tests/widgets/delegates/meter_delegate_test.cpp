#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/delegates/meter_delegate.h"
#include "widgets/models/meter_model.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// A row of evidence as painted.
class MeterDelegateTest : public QObject {
  Q_OBJECT

  static QImage painted(const ProbeResult& result) {
    MeterModel model(MeterModel::Counts::Leaks);
    model.setResults({result});
    QImage image(264, MeterDelegate::kRow, QImage::Format_RGB32);
    image.fill(theme().panel);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    MeterDelegate().paint(&painter, option, model.index(0));
    return image;
  }

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void the_bar_ends_at_the_rate_and_the_whisker_at_the_interval() {
    const QImage image = painted({"synonym", Role::Synonym, {8, 16}, {0.25, 0.75}, {1, 64}, ""});
    const int left = MeterDelegate::kBleed + 132, middle = 14;       // 64 px = 100 %
    QCOMPARE(image.pixelColor(left + 31, middle - 3), theme().leak); // the solid end of the fill at 50 %
    QVERIFY(image.pixelColor(left + 34, middle - 3) == theme().panel);
    QCOMPARE(image.pixelColor(left + 16, middle), theme().text);     // the whisker's lower tick
    QCOMPARE(image.pixelColor(left + 48, middle - 4), theme().text); // and its upper one
    QCOMPARE(image.pixelColor(MeterDelegate::kBleed + 5, middle), theme().leak);
  }

  void a_wide_interval_stays_in_its_column() {
    const QImage image = painted({"synonym", Role::Synonym, {4, 4}, {0.51, 1.0}, {}, ""});
    const int gap = image.width() - MeterDelegate::kBleed - 48 - 2; // between the bar and the column
    for (int y = 0; y < image.height(); ++y) QCOMPARE(image.pixelColor(gap, y), theme().panel);
  }

  void what_was_not_run_is_a_dash_and_an_empty_track() {
    const QImage image = painted({"attack", Role::Target, {}, {}, {}, "not run"});
    const int left = MeterDelegate::kBleed + 132;
    QCOMPARE(image.pixelColor(left + 30, 14), theme().track);
    for (int x = 0; x < image.width(); ++x) QVERIFY(image.pixelColor(x, 14) != theme().leak);
  }
};

PENTIMENTO_TEST(MeterDelegateTest)
#include "meter_delegate_test.moc"
