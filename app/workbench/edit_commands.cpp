#include "app/workbench/edit_commands.h"

namespace pentimento {

EditsCommand::EditsCommand(const QString& text, std::vector<EditInfo> before, std::vector<EditInfo> after,
                           Apply apply, int mergeKey)
    : QUndoCommand(text), before_(std::move(before)), after_(std::move(after)), apply_(std::move(apply)),
      mergeKey_(mergeKey) {}

bool EditsCommand::mergeWith(const QUndoCommand* other) {
  if (mergeKey_ < 0 || other->id() != mergeKey_) return false;
  after_ = static_cast<const EditsCommand*>(other)->after_;
  return true;
}

} // namespace pentimento
