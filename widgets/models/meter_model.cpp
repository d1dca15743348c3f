#include "widgets/models/meter_model.h"

#include <cmath>

#include "widgets/models/engine_words.h"

namespace pentimento {
namespace {

bool measured(const ProbeResult& result) {
  return result.problem.empty() && result.bad.measured();
}

Verdict verdict_of(MeterModel::Counts counts, const ProbeResult& result) {
  if (!measured(result)) return Verdict::NotScored;
  if (counts == MeterModel::Counts::Leaks) return result.bad.k > 0 ? Verdict::Leak : Verdict::Erased;
  return result.bad.k > 0 ? Verdict::Damaged : Verdict::Kept;
}

int percent(double rate) {
  return static_cast<int>(std::lround(rate * 100.0));
}

} // namespace

QString intervalText(const Interval& interval) {
  return MeterModel::tr("%1–%2 %").arg(percent(interval.low)).arg(percent(interval.high));
}

MeterModel::MeterModel(Counts counts, QObject* parent) : QAbstractListModel(parent), counts_(counts) {}

void MeterModel::setResults(const std::vector<ProbeResult>& results) {
  if (results.size() == results_.size()) { // the usual case while a run goes on: same rows, so nothing jumps
    results_ = results;
    if (!results_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    return;
  }
  beginResetModel();
  results_ = results;
  endResetModel();
}

int MeterModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(results_.size());
}

QString MeterModel::sentence(const ProbeResult& result) const {
  const QString label = engineWords(result.label);
  if (!result.problem.empty()) return tr("%1: %2").arg(label, engineWords(result.problem));
  if (!result.bad.measured()) return tr("%1: not measured").arg(label);
  QString text = counts_ == Counts::Leaks ? tr("%1: %2 of %3 leak") : tr("%1: %2 of %3 broke");
  text = text.arg(label).arg(result.bad.k).arg(result.bad.n);
  text +=
      tr(", 95 % interval %1 to %2 %").arg(percent(result.interval.low)).arg(percent(result.interval.high));
  if (!result.control.measured()) return text;
  const QString control = result.attack              ? tr(", its null control %1 of %2")
                          : counts_ == Counts::Leaks ? tr(", the judge's false alarms %1 of %2")
                                                     : tr(", before the edit %1 of %2");
  return text + control.arg(result.control.k).arg(result.control.n);
}

QVariant MeterModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const ProbeResult& result = results_[static_cast<std::size_t>(index.row())];
  const bool known = measured(result);
  switch (role) {
  case Qt::DisplayRole:
    return engineWords(result.label);
  case Qt::ToolTipRole:
  case Qt::AccessibleTextRole:
    return sentence(result);
  case VerdictRole:
    return static_cast<int>(verdict_of(counts_, result));
  case MeasuredRole:
    return known;
  case CountRole:
    return known ? QStringLiteral("%1/%2").arg(result.bad.k).arg(result.bad.n) : QString();
  case RateRole:
    return known ? QVariant(result.bad.rate()) : QVariant();
  case LowRole:
    return known ? QVariant(result.interval.low) : QVariant();
  case HighRole:
    return known ? QVariant(result.interval.high) : QVariant();
  case ControlRole:
    return known && result.control.measured() ? QVariant(result.control.rate()) : QVariant();
  case IntervalRole:
    if (!result.problem.empty()) return engineWords(result.problem);
    return known ? intervalText(result.interval) : QString();
  default:
    return {};
  }
}

QHash<int, QByteArray> MeterModel::roleNames() const {
  return {{Qt::DisplayRole, "label"}, {VerdictRole, "verdict"}, {MeasuredRole, "measured"},
          {CountRole, "count"},       {RateRole, "rate"},       {LowRole, "low"},
          {HighRole, "high"},         {ControlRole, "control"}, {IntervalRole, "interval"}};
}

} // namespace pentimento
