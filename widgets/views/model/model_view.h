#pragma once

#include <QWidget>

#include "core/values/model_info.h"

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace pentimento {

/// What was recognised in the open model: facts, components, and every key that does not fit, explained. The
/// same values as `pentimento-cli info` prints. Passive.
class ModelView : public QWidget {
  Q_OBJECT

 public:
  explicit ModelView(QWidget* parent = nullptr);

  void setModel(const ModelInfo& info);

 private:
  QWidget* facts(const ModelInfo& info);
  QWidget* components(const ModelInfo& info);
  QWidget* sentences(const ModelInfo& info);

  QVBoxLayout* column_;
  QWidget* content_ = nullptr; ///< Made anew for each model.
};

} // namespace pentimento
