#include "widgets/views/help/help_style.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// Markdown in the window's own type and colours, and nothing of its text changed.
class HelpStyleTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void theTextStaysAndTheLookFollowsTheTheme() {
    QTextDocument document;
    document.setMarkdown(
        "# Title\n\nSome **bold** text and [a link](page:x).\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n");
    const QString before = document.toPlainText();
    styleHelp(document);
    QCOMPARE(document.toPlainText(), before);
    QTextCursor cursor = document.find("Some");
    QCOMPARE(cursor.charFormat().foreground().color(), theme().text);
    QCOMPARE(document.find("link").charFormat().foreground().color(), theme().accent);
    QCOMPARE(document.find("bold").charFormat().fontWeight(), int(QFont::Bold));
    QCOMPARE(document.find("Title").charFormat().property(QTextFormat::FontPixelSize).toInt(), 22);
    const auto* table = document.find("1").currentTable();
    QVERIFY(table);
    QCOMPARE(table->format().width(), QTextLength(QTextLength::PercentageLength, 100));
  }
};

PENTIMENTO_TEST(HelpStyleTest)
#include "help_style_test.moc"
