#include <QTemporaryDir>
#include <QtTest>

#include "app/cli/program.h"
#include "core/judges/detector_log.h"
#include "core/judges/online_detector.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

/// A run of eight pictures in one snapshot, all asked about (its burst), `leaks` of them labelled as leaks.
void write_log(const std::filesystem::path& path, int leaks) {
  std::vector<WarmExample> warm;
  for (int i = 0; i < 8; ++i) {
    warm.push_back({{1.0F, 0.1F * static_cast<float>(i % 3), 0.0F}, true});
    warm.push_back({{0.0F, 1.0F, 0.1F * static_cast<float>(i % 3)}, false});
  }
  DetectorLog log(path);
  DetectorSettings settings;
  settings.query.planned = 8;
  OnlineDetector detector(settings, warm, log.sink());
  for (int i = 0; i < 8; ++i) {
    const bool leak = i < leaks;
    const auto& seen = detector.observe({leak ? 1.0F : 0.1F, leak ? 0.1F : 1.0F, 0.0F},
                                        {1, "direct", "a photo of a cat", static_cast<std::uint64_t>(i), ""});
    detector.label(seen.id, leak ? HumanLabel::Leak : HumanLabel::Clean, "a");
  }
}

} // namespace

class LabelsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void saysTheRateOfEachSnapshot() {
    const QTemporaryDir folder;
    const auto path = std::filesystem::path(folder.path().toStdString()) / "labels.jsonl";
    write_log(path, 2);
    const Run run = run_cli({"labels", QString::fromStdString(path.string()), "--json"});
    QVERIFY2(run.exit_code == 0, qPrintable(run.errors));
    const auto json = QJsonDocument::fromJson(run.out).object();
    QCOMPARE(json["events"].toInt(), 17); // started, and eight times observed and labelled
    const auto point = json["checkpoints"].toArray().first().toObject();
    QCOMPARE(point["rate"].toDouble(), 0.25);
    QCOMPARE(point["low"].toDouble(), 0.25); // every picture was asked about: counted, not estimated
    QCOMPARE(point["answered"].toInt(), 8);
  }

  void aChangedLogIsRefused() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("labels.jsonl");
    write_log(path.toStdString(), 2);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray text = file.readAll();
    text.replace("\"leak\"", "\"clean\"");
    file.resize(0);
    file.seek(0);
    file.write(text);
    file.close();
    const Run run = run_cli({"labels", path});
    QCOMPARE(run.exit_code, 1);
    QVERIFY2(run.errors.contains("line"), qPrintable(run.errors));
  }
};

PENTIMENTO_TEST(LabelsTest)
#include "labels_test.moc"
