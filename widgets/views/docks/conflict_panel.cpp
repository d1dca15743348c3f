#include "widgets/views/docks/conflict_panel.h"

#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/views/docks/conflict_map.h"
#include "widgets/views/panels/panel_head.h"

namespace pentimento {

ConflictPanel::ConflictPanel(QWidget* parent) : QWidget(parent) {
  head_ = new PanelHead(tr("Conflict map"), this);
  connect(head_->addButton(QStringLiteral("close"), tr("Close the conflict map")), &QToolButton::clicked,
          this, &ConflictPanel::closeRequested);
  map_ = new ConflictMap(this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 4);
  column->setSpacing(0);
  column->addWidget(head_);
  column->addWidget(map_, 1);
}

} // namespace pentimento
