#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/style/icons.h"

using namespace pentimento;

class IconsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cleanup() { setTheme(Theme::dark()); }

  void everyFileOfTheFolderIsBundled() {
    const QStringList files = QDir(QStringLiteral(PENTIMENTO_TREE "/resources/icons")).entryList({"*.svg"});
    QVERIFY(files.size() > 30);
    for (const QString& file : files)
      QVERIFY2(!iconPixmap(QFileInfo(file).baseName(), {16, 16}, 1.0, Qt::red).isNull(), qPrintable(file));
    QVERIFY(iconPixmap("no such icon", {16, 16}, 1.0, Qt::red).isNull());
  }

  void colourIsTheThemesAndFollowsIt() {
    const QIcon stop = icon("stop"); // a filled square: its middle is ink
    QCOMPARE(stop.pixmap(16).toImage().pixelColor(8, 8), Theme::dark().text);
    QCOMPARE(stop.pixmap(QSize(16, 16), QIcon::Disabled).toImage().pixelColor(8, 8),
             Theme::dark().textDisabled);
    setTheme(Theme::light());
    QCOMPARE(stop.pixmap(16).toImage().pixelColor(8, 8), Theme::light().text);
    QCOMPARE(icon("stop", &Theme::textMuted)
                 .pixmap(QSize(16, 16), QIcon::Normal, QIcon::On)
                 .toImage()
                 .pixelColor(8, 8),
             Theme::light().text);
    QCOMPARE(icon("stop", &Theme::leak).pixmap(16).toImage().pixelColor(8, 8), Theme::light().leak);
  }

  void sharpAtTwice() {
    const QPixmap twice = icon("stop").pixmap(QSize(16, 16), 2.0);
    QCOMPARE(twice.size(), QSize(32, 32));
    QCOMPARE(twice.devicePixelRatio(), 2.0);
  }
};

PENTIMENTO_TEST(IconsTest)
#include "icons_test.moc"
