#pragma once

#include <vector>

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace pentimento {

/// Measures how late the GUI thread is: a timer due every 4 ms notes how long after its due time it is
/// served.
class LatencyProbe : public QObject {
  Q_OBJECT

 public:
  explicit LatencyProbe(QObject* parent = nullptr);

  /// Milliseconds of lateness: median, 99th percentile, largest, and how many were taken.
  struct Figures {
    double median_ms = 0, p99_ms = 0, largest_ms = 0;
    int n = 0;
  };
  Figures figures() const;
  void reset() { late_ms_.clear(); }

 private:
  void tick();

  QTimer timer_;
  QElapsedTimer clock_;
  std::vector<float> late_ms_;
};

/// Prints the figures to standard error behind the name of what was measured.
void printLatency(const char* what, const LatencyProbe& probe);

} // namespace pentimento
