#pragma once

#include <QLineEdit>

namespace pentimento {

/// A line edit that looks like plain text until the pointer or the focus comes, and turns red when told so.
class FlatField : public QLineEdit {
  Q_OBJECT

 public:
  enum class Tone { Muted, Text };

  explicit FlatField(Tone tone, QWidget* parent = nullptr);

  void setInvalid(bool invalid);
  bool isInvalid() const { return property("invalid").toBool(); }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void restyle();

  Tone tone_;
  QString sheet_;
};

} // namespace pentimento
