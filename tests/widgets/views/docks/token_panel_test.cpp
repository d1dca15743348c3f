#include "widgets/views/docks/token_panel.h"

#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/settle.h"
#include "widgets/style/theme.h"
#include "widgets/views/panels/panel_head.h"

using namespace pentimento;

/// Asks for the prompt it shows, and marks what is cut.
class TokenPanelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }
  void init() {
    panel_ = std::make_unique<TokenPanel>();
    panel_->resize(890, 228);
  }

  void asksOnlyWhileItIsSeen() {
    QSignalSpy asked(panel_.get(), &TokenPanel::promptAsked);
    panel_->setPrompt("a kitten", "kitten");
    QCOMPARE(asked.size(), 0);
    panel_->show();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first(), (QVariantList{"a kitten", "kitten"}));
    panel_->setPrompt("a kitten", "kitten");
    QCOMPARE(asked.size(), 1);
  }

  void aTypedPromptHasNoWordAndIsNotTakenAway() {
    panel_->show();
    panel_->activateWindow();
    auto* field = panel_->findChild<QLineEdit*>("tokenPrompt");
    field->setFocus();
    QTRY_VERIFY(field->hasFocus());
    QSignalSpy asked(panel_.get(), &TokenPanel::promptAsked);
    QTest::keyClicks(field, "fox");
    QCOMPARE(asked.last(), (QVariantList{"fox", ""}));
    panel_->setPrompt("a kitten", "kitten");
    QCOMPARE(field->text(), QString("fox"));
  }

  void showsTheTableOfItsPromptAndMarksTheCut() {
    panel_->show();
    panel_->setPrompt("a kitten", "kitten");
    auto other = table();
    other.prompt = "another";
    panel_->setTable(other);
    QCOMPARE(panel_->list()->topLevelItemCount(), 0);
    panel_->setTable(table());
    QCOMPARE(panel_->list()->topLevelItemCount(), 3);
    QCOMPARE(panel_->list()->topLevelItem(1)->text(3), QString("cat 0.50 · dog 0.25"));
    QCOMPARE(panel_->list()->topLevelItem(2)->text(0), QString("cut"));
    QCOMPARE(panel_->head()->note(), QString("1 of 3 tokens are cut off"));
    testing::settledShot(*panel_, "token_panel");
    panel_->clear();
    QCOMPARE(panel_->list()->topLevelItemCount(), 0);
  }

 private:
  static TokenTable table() {
    return {"a kitten",
            2,
            {{"a", 5, false, {{"an", 0.7}}},
             {"kitten", 9, false, {{"cat", 0.5}, {"dog", 0.25}}},
             {"!", 3, true, {}}},
            "kitten",
            {{"cat", 0.36}}};
  }

  std::unique_ptr<TokenPanel> panel_;
};

PENTIMENTO_TEST(TokenPanelTest)
#include "token_panel_test.moc"
