#pragma once

#include <functional>
#include <set>
#include <vector>

#include <QUndoCommand>
#include <QUndoStack>

#include "core/values/edit_info.h"

namespace pentimento {

/// Any change of the edit stack, as the stack before and after it. Changes with the same `mergeKey` (one drag
/// of a slider) become one step of undo.
class EditsCommand : public QUndoCommand {
 public:
  using Apply = std::function<void(const std::vector<EditInfo>&)>;

  EditsCommand(const QString& text, std::vector<EditInfo> before, std::vector<EditInfo> after, Apply apply,
               int mergeKey = -1);

  void undo() override { apply_(before_); }
  void redo() override { apply_(after_); }
  int id() const override { return mergeKey_; }
  bool mergeWith(const QUndoCommand* other) override;
  /// The edits that are in the stack before or after it.
  std::set<int> ids() const;

 private:
  std::vector<EditInfo> before_, after_;
  Apply apply_;
  int mergeKey_;
};

/// The edits that undo or redo can bring back.
std::set<int> editsWithinReach(const QUndoStack& stack);

} // namespace pentimento
