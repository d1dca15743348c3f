#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/delegates/queue_delegate.h"
#include "widgets/models/queue_model.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// A job as painted and cancelled.
class QueueDelegateTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void only_a_running_jobs_bar_has_the_accent() {
    QueueModel model;
    model.setEntries({{1, "a", QueueState::Running, 50, 100, ""}, {2, "b", QueueState::Done, 100, 100, ""}});
    const auto accents = [&](int row) {
      QImage image(600, QueueDelegate::kRow, QImage::Format_RGB32);
      image.fill(theme().panel);
      QPainter painter(&image);
      QStyleOptionViewItem option;
      option.rect = image.rect();
      QueueDelegate().paint(&painter, option, model.index(row));
      int count = 0;
      for (int x = 0; x < image.width(); ++x) count += image.pixelColor(x, 14) == theme().accent;
      return count;
    };
    QVERIFY2(std::abs(accents(0) - 60) <= 2, qPrintable(QString::number(accents(0)))); // half of 120 px
    QCOMPARE(accents(1), 0);
  }

  void the_cross_asks_with_the_jobs_id() {
    QueueModel model;
    model.setEntries({{17, "a", QueueState::Waiting, 0, 0, ""}, {18, "b", QueueState::Failed, 0, 0, ""}});
    QueueDelegate delegate;
    const QSignalSpy asked(&delegate, &QueueDelegate::cancelRequested);
    QStyleOptionViewItem option;
    option.rect = {0, 0, 600, QueueDelegate::kRow};
    for (int row = 0; row < 2; ++row) {
      QMouseEvent release(QEvent::MouseButtonRelease, QPointF(576, 14), QPointF(576, 14), Qt::LeftButton, {},
                          {});
      delegate.editorEvent(&release, &model, option, model.index(row));
    }
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toInt(), 17);
  }
};

PENTIMENTO_TEST(QueueDelegateTest)
#include "queue_delegate_test.moc"
