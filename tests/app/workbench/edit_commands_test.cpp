#include "app/workbench/edit_commands.h"

#include <QUndoStack>
#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class EditCommandsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void oneDragIsOneStepOfUndo() {
    std::vector<EditInfo> now{layer(1.0)};
    const auto apply = [&now](const std::vector<EditInfo>& edits) { now = edits; };
    QUndoStack undo;
    undo.push(new EditsCommand("Strength", {layer(1.0)}, {layer(0.8)}, apply, 1));
    undo.push(new EditsCommand("Strength", {layer(0.8)}, {layer(0.5)}, apply, 1));
    QCOMPARE(undo.count(), 1);
    QCOMPARE(now.front().strength, 0.5);
    undo.undo();
    QCOMPARE(now.front().strength, 1.0);
    undo.redo();
    QCOMPARE(now.front().strength, 0.5);
  }

  void changesOfAnotherLayerOrKindStayApart() {
    QUndoStack undo;
    const auto apply = [](const std::vector<EditInfo>&) {};
    undo.push(new EditsCommand("Strength", {layer(1.0)}, {layer(0.8)}, apply, 1));
    undo.push(new EditsCommand("Strength", {layer(0.8)}, {layer(0.5)}, apply, 2));
    undo.push(new EditsCommand("Switch off", {layer(0.5)}, {}, apply));
    undo.push(new EditsCommand("Switch on", {}, {layer(0.5)}, apply));
    QCOMPARE(undo.count(), 4);
  }

  void whatWasUndoneIsWithinReachUntilSomethingElseIsDone() {
    QUndoStack undo;
    const auto apply = [](const std::vector<EditInfo>&) {};
    undo.push(new EditsCommand("Erase", {}, {layer(1.0)}, apply));
    undo.push(new EditsCommand("Erase", {layer(1.0)}, {layer(1.0), layer(1.0, 2)}, apply));
    undo.undo();
    QCOMPARE(editsWithinReach(undo), (std::set<int>{1, 2}));
    undo.push(new EditsCommand("Erase", {layer(1.0)}, {layer(1.0), layer(1.0, 3)}, apply));
    QCOMPARE(editsWithinReach(undo), (std::set<int>{1, 3}));
  }

 private:
  static EditInfo layer(double strength, int id = 1) {
    EditInfo edit;
    edit.id = id;
    edit.strength = strength;
    return edit;
  }
};

PENTIMENTO_TEST(EditCommandsTest)
#include "edit_commands_test.moc"
