#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/settle.h"
#include "widgets/style/theme.h"
#include "widgets/views/bars/banner.h"

using namespace pentimento;
using namespace pentimento::testing;

/// One message at a time: the newest wins, its action and its closing are said.
class BannerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void opens_and_closes_by_sliding() {
    Banner banner;
    banner.show();
    banner.say(BannerKind::Warning, "Memory ran low. Drawing one picture at a time from here on.", "Details");
    QTRY_COMPARE_WITH_TIMEOUT(banner.height(), Banner::kHeight, 1000);
    const QSignalSpy acted(&banner, &Banner::actionRequested), closed(&banner, &Banner::closed);
    QTest::mouseClick(banner.findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(acted.count(), 1);
    QTest::mouseClick(banner.findChild<QToolButton*>(), Qt::LeftButton);
    QCOMPARE(closed.count(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(!banner.isVisible(), 1000);
    QVERIFY(!banner.isSaying());
  }

  void the_newest_wins() {
    Banner banner;
    banner.say(BannerKind::Error, "The judge could not load.", "Choose a file");
    banner.say(BannerKind::Done, "Erasing finished.");
    QCOMPARE(banner.sentence(), QString("Erasing finished."));
    QVERIFY(banner.kind() == BannerKind::Done);
    QVERIFY(!banner.findChild<QPushButton*>()->isVisibleTo(&banner));
  }

  void looks_right() {
    for (const bool dark : {true, false}) {
      setTheme(dark ? Theme::dark() : Theme::light());
      QWidget page;
      auto* column = new QVBoxLayout(&page);
      page.resize(812, 160);
      const std::tuple<BannerKind, QString, QString> all[] = {
          {BannerKind::Error, "The judge could not load: labels.json is missing. Cells stay not scored.",
           "Choose a file"},
          {BannerKind::Warning, "Memory ran low. Drawing one picture at a time from here on.", "Details"},
          {BannerKind::Done, "Erasing finished. Run the probes to see what still shines through.", "Probe"}};
      QList<Banner*> banners;
      for (const auto& [kind, text, action] : all) {
        banners << new Banner;
        column->addWidget(banners.last());
        banners.last()->say(kind, text, action);
      }
      page.show();
      QTRY_COMPARE_WITH_TIMEOUT(banners.last()->height(), Banner::kHeight, 1000);
      settledShot(page, QString("banners_") + (dark ? "dark" : "light"));
      const QImage image = banners.first()->grab().toImage();
      QCOMPARE(image.pixelColor(image.width() / 2, 4), theme().leakTint);
    }
    setTheme(Theme::dark());
  }
};

PENTIMENTO_TEST(BannerTest)
#include "banner_test.moc"
