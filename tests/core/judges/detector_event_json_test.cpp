#include "core/judges/detector_event_json.h"

#include <cmath>
#include <limits>

#include <QtTest>

#include "core/base/error.h"
#include "support/test_registry.h"

using namespace pentimento;

class DetectorEventJsonTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyEventThereAndBack() {
    DetectorStarted started;
    started.settings.query.planned = 12;
    started.settings.query.budget = 5;
    started.settings.query.seed = std::numeric_limits<std::uint64_t>::max();
    started.settings.bias = 0.1 + 0.2;
    started.warm = {{{1.0F / 3, -0.0F, 1e-42F}, true}, {{4, 5, 6}, false}};
    PictureObserved observed;
    observed.embedding = {0.1F, std::nextafter(0.1F, 1.0F), -3e38F};
    observed.result.stamp = {3, "direct", "a \"cat\"\n", 41, "ab"};
    observed.result.teacher = 1.0 / 3;
    observed.result.student = -5e-324;
    observed.result.query = {true, AskReason::Disagreement, 0.25, 0.1234567890123456};
    const LabelArrived arrived{
        {7, LabelAct::TakenBack, HumanLabel::Broken, "me", 1764100000000}, true, false};
    for (const DetectorEvent& event :
         {DetectorEvent(started), DetectorEvent(observed), DetectorEvent(arrived)}) {
      const auto line = write_detector_event(event);
      QVERIFY(line.find('\n') == std::string::npos);
      const auto back = read_detector_event(line, "here");
      QCOMPARE(back.index(), event.index());
      QCOMPARE(write_detector_event(back), line);
    }
    const auto back = std::get<PictureObserved>(read_detector_event(write_detector_event(observed), "here"));
    QCOMPARE(back.embedding, observed.embedding);
    QCOMPARE(back.result.student, observed.result.student);
    QVERIFY(back.result.stamp == observed.result.stamp);
    const auto first = std::get<DetectorStarted>(read_detector_event(write_detector_event(started), "here"));
    QVERIFY(first.settings == started.settings && first.warm == started.warm);
  }

  void refusals() {
    for (const char* line :
         {"", "[]", "{}", R"({"type":"other"})", R"({"type":"label","id":1,"label":"maybe"})"})
      QVERIFY_THROWS_EXCEPTION(Error, read_detector_event(line, "here"));
  }
};

PENTIMENTO_TEST(DetectorEventJsonTest)
#include "detector_event_json_test.moc"
