#pragma once

#include <cstdint>
#include <vector>

#include "widgets/editors/flat_field.h"

namespace pentimento {

/// "41–44" for a run of numbers, else "3, 7, 12".
QString seedsText(const std::vector<std::uint64_t>& seeds);

/// Reads what seedsText writes ('-' for '–' too); false for anything else, none, or more than 64.
bool seedsFromText(const QString& text, std::vector<std::uint64_t>& seeds);

/// The seeds of the grid, typed as ranges and lists; a bad text turns red and goes back on Escape.
class SeedsField : public FlatField {
  Q_OBJECT

 public:
  explicit SeedsField(QWidget* parent = nullptr);

  void setSeeds(const std::vector<std::uint64_t>& seeds);
  const std::vector<std::uint64_t>& seeds() const { return seeds_; }

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 Q_SIGNALS:
  void seedsEdited(const std::vector<std::uint64_t>& seeds);

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void take();

  std::vector<std::uint64_t> seeds_;
};

} // namespace pentimento
