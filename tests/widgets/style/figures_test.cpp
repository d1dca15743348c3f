#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"

using namespace pentimento;

namespace {

QRect inked(const QString& text, Qt::Alignment alignment) {
  QImage image(80, 24, QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  painter.setFont(bodyFont());
  painter.setPen(Qt::black);
  paintFigures(painter, image.rect(), text, alignment);
  painter.end();
  QRect found;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x)
      if (qGray(image.pixel(x, y)) < 128) found |= QRect(x, y, 1, 1);
  return found;
}

} // namespace

class FiguresTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { loadFonts(); }

  void everyDigitIsAsWide() {
    QCOMPARE(figuresWidth(bodyFont(), "0.11"), figuresWidth(bodyFont(), "0.98"));
    QVERIFY(QFontMetricsF(bodyFont()).horizontalAdvance("111") < figuresWidth(bodyFont(), "111"));
  }

  void alignmentMovesTheText() {
    const QRect left = inked("13/61", Qt::AlignLeft | Qt::AlignVCenter),
                right = inked("13/61", Qt::AlignRight | Qt::AlignVCenter);
    QVERIFY(left.left() <= 3);
    QVERIFY(right.right() >= 75);
    QVERIFY(qAbs(left.width() - right.width()) <= 1);
    QVERIFY(inked("13", Qt::AlignTop).top() < inked("13", Qt::AlignBottom).top());
  }

  void theSecondPaintingIsTheFirst() {
    const auto painted = [](const QString& text) {
      QImage image(200, 24, QImage::Format_RGB32);
      image.fill(Qt::white);
      QPainter painter(&image);
      painter.setFont(bodyFont());
      painter.setPen(Qt::black);
      paintFigures(painter, QRectF(0, 0, 200, 24), text);
      return image;
    };
    for (const char* text : {"0.94", "step 280 of 400", "猫 3/16", "–"})
      QCOMPARE(painted(QString::fromUtf8(text)), painted(QString::fromUtf8(text)));
    QVERIFY(painted("0.94") != painted("0.95"));
    QImage plain(200, 24, QImage::Format_RGB32); // no figures in it: as the painter itself writes it
    plain.fill(Qt::white);
    QPainter painter(&plain);
    painter.setFont(bodyFont());
    painter.setPen(Qt::black);
    const QFontMetricsF metrics(bodyFont());
    painter.drawText(QPointF(0, std::round((24 - metrics.height()) / 2 + metrics.ascent())), "erased");
    painter.end();
    QCOMPARE(painted("erased"), plain);
  }

  void labelKeepsItsWidthWhenDigitsChange() {
    FigureLabel label("11/11");
    const int width = label.sizeHint().width();
    label.setText("98/98");
    QCOMPARE(label.sizeHint().width(), width);
    QCOMPARE(label.accessibleName(), QString("98/98"));
  }
};

PENTIMENTO_TEST(FiguresTest)
#include "figures_test.moc"
