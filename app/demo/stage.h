#pragma once

#include <QString>

#include "app/workbench/workbench.h"

namespace pentimento {

class CompareView;
class MainWindow;

/// The window as something to be driven: what the rehearsal and the demo both do with it and ask of it.
class Stage {
 public:
  explicit Stage(MainWindow& window) : window_(window) {}

  Workbench& bench() const;
  /// True once every picture of the folded grid is there in `state`.
  bool drawn(const std::string& state) const;
  /// Erases with this method from now on, with its default settings but for those given.
  void chooseMethod(const std::string& method, const SettingValues& settings = {}) const;
  /// The values of one of a method's presets; empty where there is none of that name.
  SettingValues preset(const std::string& method, const std::string& name) const;
  /// The most certain leak of a role among the pictures of the folded grid; row -1 without one.
  CellKey worstLeak(Role role) const;
  /// The first cell of a role; row -1 where the suite has none.
  CellKey firstOf(Role role) const;
  void select(const CellKey& key) const;
  void openCompare(const CellKey& key) const;
  void closeCompare() const;
  CompareView* compare() const; ///< Open or not.

 private:
  MainWindow& window_;
};

} // namespace pentimento
