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

std::set<int> EditsCommand::ids() const {
  std::set<int> all;
  for (const auto* edits : {&before_, &after_})
    for (const auto& edit : *edits) all.insert(edit.id);
  return all;
}

std::set<int> editsWithinReach(const QUndoStack& stack) {
  std::set<int> all;
  for (int i = 0; i < stack.count(); ++i)
    if (const auto* command = dynamic_cast<const EditsCommand*>(stack.command(i))) all.merge(command->ids());
  return all;
}

} // namespace pentimento
