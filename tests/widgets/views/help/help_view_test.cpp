#include "widgets/views/help/help_view.h"

#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/settle.h"
#include "widgets/style/theme.h"

using namespace pentimento;
using namespace pentimento::testing;

/// Pages, links between them, the way back, and words found wherever they stand.
class HelpViewTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }
  void init() {
    view_ = std::make_unique<HelpView>();
    view_->resize(900, 500);
    view_->setPages(
        {{"start", "Start", "What this is", "Hello. See [UCE](page:uce) and [web](https://example.org)."},
         {"uce", "Erasing", "UCE", "A closed form.\n\n    W = W0\n"},
         {"doco", "Erasing", "DoCo", "It trains with a *discriminator*."}});
    view_->show();
  }

  void theFirstPageIsShownAndOthersByTheirId() {
    QCOMPARE(view_->currentPage(), QString("start"));
    QVERIFY(view_->showPage("uce"));
    QVERIFY(view_->pageText().contains("W = W0"));
    QVERIFY(!view_->showPage("nowhere"));
    QCOMPARE(view_->currentPage(), QString("uce"));
    view_->back();
    QCOMPARE(view_->currentPage(), QString("start"));
  }

  void linksGoToPagesAndOutside() {
    auto* text = view_->findChild<QTextBrowser*>("helpText");
    const QSignalSpy outside(view_.get(), &HelpView::outsideRequested);
    Q_EMIT text->anchorClicked(QUrl("page:uce"));
    QCOMPARE(view_->currentPage(), QString("uce"));
    Q_EMIT text->anchorClicked(QUrl("https://example.org"));
    QCOMPARE(outside.size(), 1);
  }

  void wordsAreFoundInOtherPages() {
    view_->focusFind();
    auto* field = view_->findChild<QLineEdit*>("helpFind");
    QTest::keyClicks(field, "discriminator");
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(view_->currentPage(), QString("doco"));
    QCOMPARE(view_->findChild<QTextBrowser*>("helpText")->textCursor().selectedText(),
             QString("discriminator"));
    field->setText("zebra");
    view_->findNext();
    QCOMPARE(view_->currentPage(), QString("doco"));
    bool said = false;
    for (const auto* label : view_->findChildren<QLabel*>()) said |= label->text() == "Not found";
    QVERIFY(said);
    settledShot(*view_, "help_view");
  }

 private:
  std::unique_ptr<HelpView> view_;
};

PENTIMENTO_TEST(HelpViewTest)
#include "help_view_test.moc"
