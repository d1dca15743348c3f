#include "core/jobs/project/panel_job.h"

#include <QtTest>

#include "core/jobs/engine.h"
#include "support/test_registry.h"

using namespace pentimento;
using pentimento::testing::cat_to_dog;
using pentimento::testing::Engine;

class PanelJobTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void countsWithTheModelsOwnJudge() {
    Engine engine;
    ProbeOutcome outcome;
    outcome.suite = Engine::order().suite;
    engine.run(std::make_unique<DrawBeforeJob>(Engine::order()));
    for (const auto& one : engine.all<PictureDrawn>()) outcome.before.push_back(one.picture);
    outcome.after = outcome.before;
    Document panel;
    engine.run(std::make_unique<PanelJob>(outcome, cat_to_dog(), engine.all<ModelOpened>().front().vocabulary,
                                          PictureRecord{}, [&](const Document& said) { panel = said; }));
    QCOMPARE(panel["pictures"].get<int>(), 2);
    QVERIFY(panel["judge"]["name"].is_string());
    QVERIFY(!panel["audit"].empty());
  }
};

PENTIMENTO_TEST(PanelJobTest)
#include "panel_job_test.moc"
