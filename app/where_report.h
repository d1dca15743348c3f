#pragma once

#include <QJsonObject>
#include <QObject>
#include <QTimer>

namespace pentimento {

class MainWindow;

/// Writes where everything is and how the work stands into a file, each time something changes: for scripts
/// that use the window from outside, and for looking at it without eyes.
class WhereReport : public QObject {
  Q_OBJECT

 public:
  WhereReport(MainWindow& window, QString file);

  /// "state": phase, hashes, counts, page. "widgets": every visible widget with a name, in screen
  /// coordinates. "cells": the visible pairs. "menus": the entries of open menus.
  QJsonObject report() const;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void write();
  QJsonObject state() const;
  QJsonArray cells() const;

  MainWindow& window_;
  QString file_;
  QTimer soon_;
};

} // namespace pentimento
