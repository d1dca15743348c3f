// Pictures that leave the real window, with and without what they tell.
#include "app/drops/picture_desk.h"

#include "app/drops/picture_recall.h"
#include "app/pages/timeline_desk.h"
#include "app/palette/command.h"
#include "app/window_story.h"
#include "support/shot.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class PictureDeskTest : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<WindowScene> scene_;
  QTemporaryDir folder_;
  const CellKey cell_{0, 41};

  Workbench& bench() { return scene_->bench(); }
  PictureDesk& desk() { return *scene_->window->findChild<PictureDesk*>(); }
  QAction& tells() { return *scene_->window->actions().picturesTell; }
  QByteArray save(const char* name, PictureDesk::Side side = PictureDesk::Side::After) {
    QSignalSpy saved(&desk(), &PictureDesk::saved);
    desk().save(cell_, side, folder_.filePath(name));
    (void)QTest::qWaitFor([&] { return saved.count() == 1; }, kPatience);
    QFile file(folder_.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }
  static bool hasTexts(const QByteArray& png) {
    return png.contains("tEXt") || png.contains("iTXt") || png.contains("zTXt") || png.contains("eXIf");
  }

 private Q_SLOTS:
  void initTestCase() {
    scene_ = std::make_unique<WindowScene>();
    QVERIFY(eraseShortly(*scene_));
    scene_->window->gridPage().grid().selectKey(cell_);
  }
  void cleanupTestCase() { scene_.reset(); }

  void aSavedPictureTellsHowItWasDrawn() {
    QVERIFY(tells().isChecked());
    const QByteArray after = save("after.png");
    QVERIFY(hasTexts(after));
    const SuiteFile recalled = recallPictures({folder_.filePath("after.png")});
    QCOMPARE(recalled.rows.size(), std::size_t(1));
    QCOMPARE(recalled.rows[0].prompt, bench().suite().cases[0].text);
    QCOMPARE(recalled.rows[0].seed.value(), cell_.seed);
    const QImage image = QImage::fromData(after, "PNG");
    QCOMPARE(image.text("state"), QString::fromStdString(bench().shownState()));
    QVERIFY(image.text("parameters").contains("Seed: 41"));
    QVERIFY(image.text("parameters").contains(QString::fromStdString(bench().edits()[0].name)));
    const QImage before = QImage::fromData(save("before.png", PictureDesk::Side::Before), "PNG");
    QCOMPARE(before.text("state"), QString::fromStdString(bench().pictures().base()));
    QVERIFY(!before.text("parameters").contains("Edits"));
  }

  void switchedOffItIsThePictureAlone() {
    const QImage told = QImage::fromData(save("told.png"), "PNG");
    tells().trigger();
    QVERIFY(!Settings().picturesTell());
    const QByteArray bare = save("bare.png");
    QVERIFY(!bare.isEmpty() && !hasTexts(bare));
    const QImage image = QImage::fromData(bare, "PNG");
    QVERIFY(image.textKeys().isEmpty());
    QCOMPARE(image.convertToFormat(QImage::Format_RGB888), told.convertToFormat(QImage::Format_RGB888));
    QVERIFY(!recallPictures({folder_.filePath("bare.png")}).rejected.empty());
    tells().trigger();
    QVERIFY(hasTexts(save("again.png")));
  }

  void theClipboardObeys() {
    QSignalSpy copied(&desk(), &PictureDesk::copied);
    const auto copy = [&] {
      copied.clear();
      scene_->window->actions().copyPicture->trigger();
      (void)QTest::qWaitFor([&] { return copied.count() == 1; }, kPatience);
      return QApplication::clipboard()->mimeData();
    };
    QVERIFY(hasTexts(copy()->data("image/png")));
    QVERIFY(qvariant_cast<QImage>(QApplication::clipboard()->mimeData()->imageData()).textKeys().isEmpty());
    tells().trigger();
    const auto* bare = copy();
    QVERIFY(!bare->data("image/png").isEmpty() && !hasTexts(bare->data("image/png")));
    QVERIFY(bare->hasImage());
    tells().trigger();
  }

  void aStripHasNoTitleThen() {
    TimelineDesk& timeline = scene_->window->gridPage().timelineDesk();
    const auto head = [&](const char* name) {
      QSignalSpy saved(&timeline, &TimelineDesk::saved);
      timeline.save(folder_.filePath(name), false);
      (void)QTest::qWaitFor([&] { return saved.count() == 1; }, kPatience);
      const QImage strip(folder_.filePath(name));
      const QImage line = strip.copy(0, 0, strip.width(), 40).convertToFormat(QImage::Format_RGB32);
      int inked = 0;
      for (int y = 0; y < line.height(); ++y)
        for (int x = 0; x < line.width(); ++x) inked += line.pixel(x, y) != line.pixel(0, 0);
      return inked;
    };
    QVERIFY(head("strip.png") > 50);
    tells().trigger();
    QCOMPARE(head("bare_strip.png"), 0);
    tells().trigger();
  }

  void whatIsHiddenStaysHere() {
    const std::string word = bench().suite().cases[0].judged;
    bench().sensitive().setMarked(word, true);
    QVERIFY(!desk().picture(cell_, PictureDesk::Side::After));
    QSignalSpy banner(&bench(), &Workbench::bannerRaised);
    desk().save(cell_, PictureDesk::Side::After, folder_.filePath("hidden.png"));
    QCOMPARE(banner.count(), 1);
    QVERIFY(!QFile::exists(folder_.filePath("hidden.png")));
    bench().sensitive().setMarked(word, false);
    QVERIFY(desk().picture(cell_, PictureDesk::Side::After));
  }

  void whatCannotBeWrittenIsSaid() {
    QSignalSpy banner(&bench(), &Workbench::bannerRaised);
    desk().save(cell_, PictureDesk::Side::After, folder_.filePath("no/such/folder.png"));
    QTRY_COMPARE_WITH_TIMEOUT(banner.count(), 1, kPatience);
    QCOMPARE(banner[0][0].value<Workbench::BannerKind>(), Workbench::BannerKind::Error);
  }

  void menuAndPaletteHaveThem() {
    QMenu menu;
    desk().fill(menu, cell_, [] { return QString(); });
    auto* out = menu.findChild<QMenu*>("pictureMenu");
    QVERIFY(out);
    for (const QAction* action : out->actions()) QVERIFY(action->isEnabled());
    desk().fill(menu, {0, 999}, [] { return QString(); });
    for (const QAction* action : menu.findChildren<QMenu*>("pictureMenu").back()->actions())
      QVERIFY(action->isSeparator() || !action->isEnabled()); // no such seed
    QStringList found;
    for (const Command& command : collectCommands(*scene_->window, *scene_->window->menuBar()))
      found << command.action->objectName();
    for (const char* name : {"savePicture", "copyPicture", "picturesTell"})
      QVERIFY2(found.contains(name), name);
    auto* file = scene_->window->menuBar()->actions().front()->menu();
    file->popup({40, 40});
    QCoreApplication::processEvents();
    shot(*file, "picture_file_menu");
    setTheme(Theme::light());
    QCoreApplication::processEvents();
    shot(*file, "picture_file_menu_light");
    setTheme(Theme::dark());
    file->close();
  }
};

PENTIMENTO_TEST(PictureDeskTest)
#include "picture_desk_test.moc"
