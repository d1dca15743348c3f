#include <QtTest>

#include <QTemporaryDir>

#include "core/jobs/edits_job.h"
#include "core/jobs/engine.h"
#include "core/jobs/erase_job.h"
#include "support/test_registry.h"

using namespace pentimento;
using pentimento::testing::cat_to_dog;
using pentimento::testing::Engine;

class ExportJobTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void anEditComesBackWithTheSameState() {
    const QTemporaryDir dir;
    const std::string file = dir.filePath("cat.safetensors").toStdString();
    Engine engine;
    EraseOrder order;
    order.plan = cat_to_dog();
    engine.run(std::make_unique<EraseJob>(order));
    const auto made = engine.all<EditsChanged>().back();
    using Form = ExportJob::Form;
    QVERIFY(std::holds_alternative<Done>(
        engine.run(std::make_unique<ExportJob>(Form::Delta, made.edits.front().id, file))));
    engine.run(std::make_unique<SetEditsJob>(std::vector<EditInfo>()));
    engine.run(std::make_unique<OpenEditJob>(file));
    QCOMPARE(engine.all<EditsChanged>().back().state, made.state);
    QVERIFY(std::holds_alternative<Done>(engine.run(
        std::make_unique<ExportJob>(Form::DiffusersFolder, 0, dir.filePath("edited").toStdString()))));
    Engine other(dir.filePath("edited").toStdString());
    QVERIFY(other.all<ModelOpened>().front().info.base_hash !=
            engine.all<ModelOpened>().front().info.base_hash);
  }
};

PENTIMENTO_TEST(ExportJobTest)
#include "export_job_test.moc"
