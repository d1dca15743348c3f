#include "core/audit/html_text.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class HtmlTextTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void nothingInAPromptIsMarkup() {
    QCOMPARE(html_escaped("<a href=\"x\" b='y'>&"),
             std::string("&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;"));
  }

  void base64IsQts() {
    QByteArray bytes;
    for (int size = 0; size < 50; ++size) {
      QCOMPARE(QByteArray::fromStdString(base64(bytes.toStdString())), bytes.toBase64());
      bytes.append(static_cast<char>(size * 71 + 200));
    }
  }

  void whatWasNotRecordedIsSaid() {
    const Document document{{"a", {{"b", nullptr}, {"c", "x"}, {"d", 3}}}};
    QCOMPARE(text_at(document, "a.b"), std::string("not recorded"));
    QCOMPARE(text_at(document, "a.c"), std::string("x"));
    QCOMPARE(text_at(document, "a.d"), std::string("3"));
  }

  void aRateHasItsNAndInterval() {
    // Wilson 95 % of 3 of 24, computed by hand: (0.125 + 0.0800 ± 0.1515) / 1.1601
    QCOMPARE(proportion_text({3, 24}), std::string("3 of 24 (12.5 %, interval 4.3 to 31.0)"));
    QCOMPARE(proportion_text({}), std::string("not tested"));
  }
};

PENTIMENTO_TEST(HtmlTextTest)
#include "html_text_test.moc"
