#include "widgets/views/help/help_browser.h"

#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// An address of the scheme `figure` is sought among the help's figures, any other as Qt does.
class HelpBrowserTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void figuresAreImages() {
    HelpBrowser browser;
    const auto missing = browser.loadResource(QTextDocument::ImageResource, QUrl("figure:nowhere"));
    QCOMPARE(missing.typeId(), int(QMetaType::QImage));
    QVERIFY(missing.value<QImage>().isNull());
    QVERIFY(browser.loadResource(QTextDocument::ImageResource, QUrl("nowhere.png")).typeId() !=
            QMetaType::QImage);
  }
};

PENTIMENTO_TEST(HelpBrowserTest)
#include "help_browser_test.moc"
