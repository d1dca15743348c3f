#include "app/help/help_pages.h"

#include <QRegularExpression>
#include <QTextDocument>
#include <QUndoStack>
#include <QtTest>
#include <QtWidgets>

#include "app/window/actions.h"
#include "core/erasure/registry.h"
#include "core/probes/attacks/attack_registry.h"
#include "core/probes/suites.h"
#include "support/test_registry.h"
#include "widgets/views/help/help_figure.h"

using namespace pentimento;

/// Whatever the program can do has its page, and no link leads nowhere.
class HelpPagesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    actions_ = std::make_unique<Actions>(&window_, undo_);
    pages_ = helpPages(actions_->all());
  }

  void everyMethodAndAttackHasItsPage() {
    for (const auto& method : method_descriptions()) check("method-", method, "## Equation", "## Limits");
    for (const auto& attack : attack_descriptions()) {
      check("attack-", attack.method, "## Equation", "## How to read it");
      QVERIFY(read(page("attack-" + QString::fromStdString(attack.method.name)))
                  .contains(QString::fromStdString(attack.control)));
    }
  }

  void everySuiteAndKeyIsTold() {
    for (const auto& suite : suite_descriptions())
      QVERIFY2(read(page("probes")).contains(QString::fromStdString(suite.summary)), suite.name.c_str());
    const QString keys = read(page("keys"));
    for (const auto* action : actions_->all())
      for (const auto& key : action->shortcuts())
        QVERIFY2(keys.contains(key.toString(QKeySequence::NativeText)), qPrintable(action->objectName()));
  }

  void noPageIsEmptyAndNoLinkLeadsNowhere() {
    static const QRegularExpression link(QStringLiteral("\\]\\(page:([^)]+)\\)"));
    QStringList ids;
    for (const auto& each : pages_) {
      QVERIFY2(!ids.contains(each.id), qPrintable(each.id));
      ids << each.id;
    }
    for (const auto& each : pages_) {
      QVERIFY2(read(each).size() > 150, qPrintable(each.id));
      auto found = link.globalMatch(each.markdown);
      while (found.hasNext()) {
        const QString to = found.next().captured(1);
        QVERIFY2(ids.contains(to), qPrintable(each.id + " -> " + to));
      }
    }
  }

  void everyMethodIsMeasuredAndEveryFigureIsThere() {
    const auto measured = page("measured");
    for (const auto& method : method_descriptions())
      QVERIFY2(measured.markdown.contains(QStringLiteral("(page:method-%1)").arg(method.name.c_str())),
               method.name.c_str());
    static const QRegularExpression figure(QStringLiteral("\\]\\(figure:([^)]+)\\)"));
    int figures = 0;
    for (auto found = figure.globalMatch(measured.markdown); found.hasNext(); ++figures)
      QVERIFY(!helpFigure(found.next().captured(1), 1.0).isNull());
    QVERIFY(figures >= 3);
  }

  void textOfTheRegistryIsNotTakenForMarkdown() {
    MethodDescription method;
    method.name = "m";
    method.title = "M";
    method.summary = "a | b * c_d <e>";
    method.citation = "Someone: Somewhere, arXiv 2405.15304";
    const HelpPage made{"m", "g", "M", methodPage(method, "Prose.")};
    QVERIFY2(read(made).contains("a | b * c_d <e>"), qPrintable(read(made)));
    QVERIFY(made.markdown.contains("(https://arxiv.org/abs/2405.15304)"));
  }

 private:
  HelpPage page(const QString& id) const {
    for (const auto& each : pages_)
      if (each.id == id) return each;
    return {};
  }

  /// As it is read on the screen.
  static QString read(const HelpPage& page) {
    QTextDocument document;
    document.setMarkdown(page.markdown);
    return document.toPlainText();
  }

  void check(const QString& prefix, const MethodDescription& method, const char* second, const char* third) {
    const HelpPage found = page(prefix + QString::fromStdString(method.name));
    QVERIFY2(found.title == QString::fromStdString(method.title), method.name.c_str());
    for (const char* part : {"## In plain words", second, third})
      QVERIFY2(found.markdown.contains(QString::fromLatin1(part)), method.name.c_str());
    const QString text = read(found);
    QVERIFY2(text.contains(QString::fromStdString(method.citation)), method.name.c_str());
    for (const auto& setting : method.settings)
      QVERIFY2(text.contains(QString::fromStdString(setting.key)) &&
                   text.contains(QString::fromStdString(setting.help)),
               (method.name + " " + setting.key).c_str());
    for (const auto& preset : method.presets)
      QVERIFY2(text.contains(QString::fromStdString(preset.summary)),
               (method.name + " " + preset.name).c_str());
  }

  QWidget window_;
  QUndoStack undo_;
  std::unique_ptr<Actions> actions_;
  HelpPages pages_;
};

PENTIMENTO_TEST(HelpPagesTest)
#include "help_pages_test.moc"
