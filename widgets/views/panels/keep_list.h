#pragma once

#include <QHash>
#include <QImage>
#include <QStringList>
#include <QWidget>
#include <vector>

#include "core/values/image.h"

class QLineEdit;

namespace pentimento {

class FlowLayout;

/// "Keep as they are": a chip for every kept concept, dashed ones for suggestions, and a field for one's own
/// words.
class KeepList : public QWidget {
  Q_OBJECT

 public:
  explicit KeepList(QWidget* parent = nullptr);

  void setKept(const std::vector<std::string>& words);
  std::vector<std::string> kept() const;
  void setSuggestions(const QStringList& words); ///< Those kept already are left out.
  void setThumbnail(const QString& word, const ImagePtr& image);

 Q_SIGNALS:
  void keptEdited();

 private:
  void rebuild();
  void keep(const QString& word);
  void letGo(const QString& word);

  QStringList kept_;
  QStringList suggestions_;
  QHash<QString, QImage> thumbnails_;
  QWidget* chips_;
  FlowLayout* flow_;
  QLineEdit* field_;
};

} // namespace pentimento
