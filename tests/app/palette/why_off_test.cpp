#include "app/palette/why_off.h"

#include <QAction>
#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class WhyOffTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theReasonFitsTheActionAndTheRun() {
    RunView run;
    run.notReady = "Add a concept to erase.";
    QCOMPARE(why("pause", run), QString("Nothing is running"));
    QCOMPARE(why("aboutModel", run), QString("No model is open"));
    run.phase = RunPhase::Ready;
    QCOMPARE(why("erase", run), run.notReady);
    QCOMPARE(why("exportEdit", run), QString("There is no edit yet"));
    QCOMPARE(why("undo", run), QString("Nothing to undo"));
    run.phase = RunPhase::Erasing;
    QCOMPARE(why("erase", run), QString("Not while a run goes on"));
    run.phase = RunPhase::Paused;
    QCOMPARE(why("pause", run), QString("The run is paused already"));
  }

  void itsOwnReasonIsStronger() {
    QAction action;
    action.setObjectName("erase");
    action.setProperty("why", "no font");
    QCOMPARE(whyOff(action, {}), QString("no font"));
  }

 private:
  static QString why(const char* name, const RunView& run) {
    QAction action;
    action.setObjectName(name);
    return whyOff(action, run);
  }
};

PENTIMENTO_TEST(WhyOffTest)
#include "why_off_test.moc"
