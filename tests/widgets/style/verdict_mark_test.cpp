#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/style/verdict_mark.h"

using namespace pentimento;

namespace {

QImage drawn(Verdict verdict) {
  QImage image(20, 20, QImage::Format_RGB32);
  image.fill(Qt::black);
  QPainter painter(&image);
  paintVerdict(painter, {10, 10}, verdict);
  return image;
}

} // namespace

class VerdictMarkTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void filledMeansAttention() {
    for (const Verdict v : {Verdict::Leak, Verdict::Damaged}) {
      QCOMPARE(drawn(v).pixelColor(10, 11), verdictColor(v));
      QVERIFY(asksForAttention(v));
    }
    for (const Verdict v : {Verdict::Erased, Verdict::Kept}) {
      QCOMPARE(drawn(v).pixelColor(10, 10), QColor(Qt::black));
      QCOMPARE(drawn(v).pixelColor(6, 9), verdictColor(v));
      QVERIFY(!asksForAttention(v));
    }
  }

  void shapesDifferWithoutColour() { // told apart by someone who sees no colour
    QList<QImage> seen;
    for (const Verdict v :
         {Verdict::NotScored, Verdict::Leak, Verdict::Erased, Verdict::Damaged, Verdict::Kept}) {
      QImage image(20, 20, QImage::Format_RGB32);
      image.fill(Qt::black);
      QPainter painter(&image);
      paintVerdict(painter, {10, 10}, v, 1.0, Qt::white);
      painter.end();
      QVERIFY(!seen.contains(image));
      seen << image;
    }
  }

  void staysInItsBox() {
    const QImage image = drawn(Verdict::Damaged);
    for (int i = 0; i < 20; ++i)
      for (const int edge : {4, 15}) QCOMPARE(image.pixelColor(edge, i), QColor(Qt::black));
  }

  void everyVerdictAndRoleHasAWord() {
    QCOMPARE(verdictText(Verdict::NotScored), QString("Not scored"));
    for (const Role role : kAllRoles) QVERIFY(!roleText(role).isEmpty());
  }
};

PENTIMENTO_TEST(VerdictMarkTest)
#include "verdict_mark_test.moc"
