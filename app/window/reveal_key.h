#pragma once

#include <QElapsedTimer>
#include <QObject>

class QAction;
class QKeyEvent;

namespace pentimento {

/// Makes the key of a checkable action work while it is held, too: a short press switches, a long one lets go
/// again.
class RevealKey : public QObject {
  Q_OBJECT

 public:
  static constexpr int kHeldMs = 300;

  explicit RevealKey(QAction& action, QObject* parent = nullptr);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QAction& action_;
  bool isOurs(const QKeyEvent& key) const;
  QElapsedTimer since_;  ///< the action has been on
  bool pressed_ = false; ///< the key is down
  bool held_ = false;    ///< and this press has switched the action on
};

} // namespace pentimento
