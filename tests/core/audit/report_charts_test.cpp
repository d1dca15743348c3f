#include "core/audit/report_charts.h"

#include <QXmlStreamReader>
#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class ReportChartsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void isWellFormedAndInPlace() {
    const auto svg = rate_chart("seen & not", {{"a <b>", {5, 10}, {10, 10}}, {"c", {}, {}}}, "leak");
    QXmlStreamReader reader(QString::fromStdString(svg));
    int dots = 0, carets = 0;
    QString texts;
    while (!reader.atEnd()) {
      reader.readNext();
      if (reader.isStartElement() && reader.name() == QLatin1String("circle")) {
        ++dots;
        QCOMPARE(reader.attributes().value("cx").toDouble(), 350.0); // half of 400 right of 150
      }
      carets += reader.isStartElement() && reader.name() == QLatin1String("path");
      if (reader.isCharacters()) texts += reader.text().toString() + "|";
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QCOMPARE(dots, 1); // what was not tested has no dot at zero
    QCOMPARE(carets, 1);
    QVERIFY(texts.contains("a <b>|5/10|c|– not tested|"));
  }
};

PENTIMENTO_TEST(ReportChartsTest)
#include "report_charts_test.moc"
