#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/delegates/log_delegate.h"
#include "widgets/models/log_model.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// A line of the log as painted.
class LogDelegateTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void an_error_is_red_and_fixed_in_width() {
    QVERIFY(QFontInfo(LogDelegate::font()).fixedPitch());
    LogModel model;
    model.append({QDateTime::currentDateTime(), LogLevel::Error, "The disk is full."});
    model.append({QDateTime::currentDateTime(), LogLevel::Info, "Erasing."});
    const auto red = [&](int row) {
      QImage image(400, 18, QImage::Format_RGB32);
      image.fill(theme().panel);
      QPainter painter(&image);
      QStyleOptionViewItem option;
      option.rect = image.rect();
      LogDelegate().paint(&painter, option, model.index(row));
      int count = 0;
      for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
          count += image.pixelColor(x, y).red() > image.pixelColor(x, y).green() + 60;
      return count;
    };
    QVERIFY(red(0) > 20);
    QCOMPARE(red(1), 0);
  }
};

PENTIMENTO_TEST(LogDelegateTest)
#include "log_delegate_test.moc"
