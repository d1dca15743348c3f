#include "app/pages/model_dialog.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/views/model/model_view.h"
#include "widgets/views/panels/content_scroll.h"

namespace pentimento {

ModelDialog::ModelDialog(QWidget* parent) : QDialog(parent) {
  setObjectName("modelDialog");
  setWindowTitle(tr("About this model"));
  resize(760, 560);
  view_ = new ModelView;
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  buttons->button(QDialogButtonBox::Close)->setIcon({}); // no other button here has one
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 12);
  column->addWidget(new ContentScroll(view_, this), 1);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(20, 0, 20, 0);
  row->addWidget(buttons);
  column->addLayout(row);
}

void ModelDialog::setModel(const ModelInfo& info) {
  view_->setModel(info);
}

} // namespace pentimento
