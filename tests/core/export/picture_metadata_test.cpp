#include "core/export/picture_metadata.h"

#include <QtTest>
#include <nlohmann/json.hpp>

#include "support/test_registry.h"

using namespace pentimento;

/// What a picture's file says about how it was made.
class PictureMetadataTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void saysEverything();
};

void PictureMetadataTest::saysEverything() {
  PictureRecord record;
  record.request = {"a cat", 41};
  record.settings.scheduler = "ddim";
  record.settings.steps = 20;
  record.settings.guidance = 4.5;
  record.settings.width = record.settings.height = 64;
  record.settings.negative = "dog";
  record.model = "Miniature";
  record.base_hash = std::string(64, 'b');
  record.state = std::string(64, 'c');
  record.edits = {"cat.safetensors:0.5"};
  const auto list = picture_metadata(record);
  const std::map<std::string, std::string> chunks(list.begin(), list.end());
  QCOMPARE(chunks.at("prompt"), std::string("a cat"));
  QCOMPARE(chunks.at("seed"), std::string("41"));
  QCOMPARE(chunks.at("state"), std::string(64, 'c'));
  const auto settings = nlohmann::json::parse(chunks.at("settings"));
  QCOMPARE(settings["guidance"].get<double>(), 4.5);
  QCOMPARE(settings["edits"][0].get<std::string>(), std::string("cat.safetensors:0.5"));
  const QString parameters = QString::fromStdString(chunks.at("parameters"));
  QVERIFY(parameters.startsWith(
      "a cat\nNegative prompt: dog\nSteps: 20, Sampler: ddim, CFG scale: 4.5, Seed: 41, Size: 64x64, "
      "Model hash: bbbbbbbbbb, Model: Miniature, State: cccccccccccccccc, Version: pentimento "));
}

PENTIMENTO_TEST(PictureMetadataTest)
#include "picture_metadata_test.moc"
