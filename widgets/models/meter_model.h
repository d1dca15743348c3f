#pragma once

#include <QAbstractListModel>
#include <vector>

#include "core/values/probe_result.h"

namespace pentimento {

/// One list of the evidence panel, in the order given (worst first): k of n, its interval and its control.
class MeterModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum class Counts { Leaks, Misses };
  enum Roles {
    VerdictRole = Qt::UserRole + 1, ///< int(Verdict): the row's mark.
    MeasuredRole,                   ///< bool; false = a dash and an empty track, never zero.
    CountRole,                      ///< "6/16", or empty.
    RateRole,                       ///< double, 0..1; only when measured.
    LowRole,                        ///< double, 0..1; only when measured.
    HighRole,                       ///< double, 0..1; only when measured.
    ControlRole,                    ///< double, 0..1, or no value when there is no control.
    IntervalRole,                   ///< "18–61 %", "not run", "failed", or empty.
  };

  explicit MeterModel(Counts counts, QObject* parent = nullptr);

  void setResults(const std::vector<ProbeResult>& results);
  const std::vector<ProbeResult>& results() const { return results_; }
  Counts counts() const { return counts_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QHash<int, QByteArray> roleNames() const override;

 private:
  QString sentence(const ProbeResult& result) const;

  Counts counts_;
  std::vector<ProbeResult> results_;
};

/// "18–61 %": whole per cent, the two ends of an interval.
QString intervalText(const Interval& interval);

} // namespace pentimento
