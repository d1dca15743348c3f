#include "core/judges/detector_log.h"

#include <csignal>
#include <cstring>
#include <fstream>

#include <QTemporaryDir>
#include <QtTest>
#include <sys/resource.h>

#include "core/base/error.h"
#include "core/io/json_file.h"
#include "core/judges/detector_streams.h"
#include "core/judges/leak_estimate.h"
#include "support/test_registry.h"

using namespace pentimento;

class DetectorLogTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void t4ReplaysToTheLastBit() {
    const auto stream = test::clip_stream(11, {2.6, true, 600});
    const auto path = place("run.jsonl");
    DetectorLog log(path);
    auto run = test::run_stream(stream, test::settings_for(stream, 20), 50, log.sink());
    const int id = last_labelled(run.detector);
    run.detector.second_label(id, HumanLabel::Clean, "second", 12);
    run.detector.take_back(id, "first", 13);
    run.detector.label(id, HumanLabel::Unsure, "first", 14);

    const auto history = read_detector_log(path);
    QVERIFY(!history.torn);
    const auto again = replay(history.events);
    QVERIFY(same_bits(again.teacher().weights(), run.detector.teacher().weights()));
    QVERIFY(same_bits(again.student().weights(), run.detector.student().weights()));
    const auto a = estimate_leaks(again.observations()), b = estimate_leaks(run.detector.observations());
    QVERIFY(same_bits({a.corrected, a.band.low, a.band.high}, {b.corrected, b.band.low, b.band.high}));
    QCOMPARE(again.open_questions(), run.detector.open_questions());
  }

  void goesOnWhereItStopped() {
    const auto stream = test::clip_stream(12, {1.2, false, 400});
    const auto path = place("halves.jsonl");
    const auto feed = [&](OnlineDetector& detector, std::size_t from, std::size_t to) {
      for (std::size_t i = from; i < to; ++i) {
        const auto& one =
            detector.observe(stream.pictures[i].embedding, {0, "direct", "\"quoted\", ü", i, "ab"});
        if (one.query.asked)
          detector.label(one.id, stream.pictures[i].leak ? HumanLabel::Leak : HumanLabel::Clean);
      }
    };
    {
      DetectorLog log(path);
      OnlineDetector detector(test::settings_for(stream, 10), stream.warm, log.sink());
      feed(detector, 0, 200);
    }
    std::ofstream(path, std::ios::app) << "{\"chain\":\"0123"; // killed while it wrote
    QVERIFY(read_detector_log(path).torn);
    {
      DetectorLog log(path);
      auto detector = replay(read_detector_log(path).events, log.sink());
      feed(detector, 200, 400);
    }
    OnlineDetector whole(test::settings_for(stream, 10), stream.warm);
    feed(whole, 0, 400);
    const auto history = read_detector_log(path);
    QVERIFY(!history.torn);
    const auto again = replay(history.events);
    QVERIFY(same_bits(again.teacher().weights(), whole.teacher().weights()));
    QVERIFY(same_bits(again.student().weights(), whole.student().weights()));
  }

  void goesOnAfterAFullDisk() {
    const auto stream = test::clip_stream(14, {1.2, false, 40});
    const auto path = place("full.jsonl");
    std::vector<DetectorEvent> events;
    test::run_stream(stream, test::settings_for(stream, 10), 0,
                     [&](const DetectorEvent& event) { events.push_back(event); });
    DetectorLog log(path);
    log.append(events[0]);
    const auto whole = std::filesystem::file_size(path);
    std::signal(SIGXFSZ, SIG_IGN); // a write beyond the limit then fails, as on a full disk
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit tight{whole + 7, before.rlim_max}; // seven bytes of the next line still fit
    setrlimit(RLIMIT_FSIZE, &tight);
    QVERIFY_THROWS_EXCEPTION(Error, log.append(events[1]));
    QVERIFY_THROWS_EXCEPTION(Error, log.append(events[1]));
    setrlimit(RLIMIT_FSIZE, &before);
    for (std::size_t i = 1; i < events.size(); ++i) log.append(events[i]);
    const auto history = read_detector_log(path);
    QVERIFY(!history.torn);
    QCOMPARE(history.events.size(), events.size());
    replay(history.events);
  }

  void nothingCanBeChangedUnseen() {
    const auto stream = test::clip_stream(13, {1.2, false, 60});
    const auto path = place("changed.jsonl");
    {
      DetectorLog log(path);
      test::run_stream(stream, test::settings_for(stream, 10), 0, log.sink());
    }
    const std::string text = read_text(path);
    auto changed = text;
    changed.replace(changed.find("\"label\":\"leak\""), 14, "\"label\":\"cl_an\"");
    refused(changed, "does not follow");
    auto removed = text;
    const auto second = removed.find('\n') + 1;
    removed.erase(second, removed.find('\n', second) + 1 - second);
    refused(removed, "line 2 does not follow");
    refused("nonsense\n", "line 1 is not of a detector's log");
    QVERIFY_THROWS_EXCEPTION(Error, replay({}));
    // Numbers that the detector does not come to are refused too.
    auto events = read_detector_log(path).events;
    auto& observed = std::get<PictureObserved>(events[1]);
    observed.result.teacher = std::nextafter(observed.result.teacher, 1e9);
    QVERIFY_THROWS_EXCEPTION(Error, replay(events));
  }

 private:
  std::filesystem::path place(const char* name) const {
    return std::filesystem::path(folder_.path().toStdString()) / name;
  }
  void refused(const std::string& text, const char* part) const {
    const auto path = place("refused.jsonl");
    std::ofstream(path, std::ios::trunc) << text;
    try {
      read_detector_log(path);
      QFAIL("a broken log was read");
    } catch (const Error& error) {
      QVERIFY2(std::strstr(error.what(), part), error.what());
    }
  }
  static bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
  }
  static int last_labelled(const OnlineDetector& detector) {
    int id = 0;
    for (const auto& one : detector.observations())
      if (one.label) id = one.id;
    return id;
  }

  QTemporaryDir folder_;
};

PENTIMENTO_TEST(DetectorLogTest)
#include "detector_log_test.moc"
