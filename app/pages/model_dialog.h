#pragma once

#include <QDialog>

#include "core/values/model_info.h"

namespace pentimento {

class ModelView;

/// "About this model": the report of `pentimento-cli info` in a window of its own that may stay open.
class ModelDialog : public QDialog {
  Q_OBJECT

 public:
  explicit ModelDialog(QWidget* parent = nullptr);

  void setModel(const ModelInfo& info);

 private:
  ModelView* view_;
};

} // namespace pentimento
