#pragma once

#include <QWidget>

#include "core/values/interval.h"
#include "core/values/judge_info.h"
#include "core/values/label_reliability.h"

class QVBoxLayout;

namespace pentimento {

/// A judge as one reads it before believing it: which it is, what it knows, and where it was wrong, each
/// count with its interval. Passive.
class JudgeView : public QWidget {
  Q_OBJECT

 public:
  /// A count of its errors, ready to be shown.
  struct Count {
    Proportion counts;
    Interval interval;
  };
  struct Row {
    QString label;
    Count found, falseAlarms;
    int notSure = 0;
  };

  explicit JudgeView(QWidget* parent = nullptr);

  /// @param onTheBase its errors on the open model's pictures before any edit; not measured: none yet. @param
  /// heldOut of a trained judge, a line a label.
  void setJudge(const JudgeInfo& judge, const Count& falseAlarms, const Count& misses,
                const std::vector<Row>& heldOut);
  /// The same of a judge that was trained just now and does not judge yet.
  void setTrained(const JudgeInfo& judge, const std::vector<Row>& heldOut);

 private:
  void begin(const QString& title);
  void addFacts(const JudgeInfo& judge);
  void addReliability(const JudgeInfo& judge, const std::vector<Row>& rows);

  QVBoxLayout* outer_;
  QWidget* content_ = nullptr; ///< Made anew for each judge.
  QVBoxLayout* column_ = nullptr;
};

} // namespace pentimento
