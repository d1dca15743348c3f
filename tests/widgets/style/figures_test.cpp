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
