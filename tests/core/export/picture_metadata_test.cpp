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
  void isReadByTheGrammarOfTheDialect();
};

namespace {

/// stable-diffusion-webui's reading of its own text (modules/infotext_utils.py), written down again.
std::map<QString, QString> read_as_webui(const QString& text) {
  static const QRegularExpression parameter(R"re(\s*(\w[\w \-/]+):\s*("(?:\\.|[^\\"])+"|[^,]*)(?:,|$))re");
  std::map<QString, QString> read;
  QStringList lines = text.trimmed().split('\n');
  const QString last = lines.takeLast();
  for (QString line : std::as_const(lines)) {
    line = line.trimmed();
    const bool negative = line.startsWith("Negative prompt:");
    if (negative) line = line.mid(16).trimmed();
    auto& part = read[negative || read.contains("Negative prompt") ? "Negative prompt" : "Prompt"];
    part += (part.isEmpty() ? "" : "\n") + line;
  }
  for (auto match = parameter.globalMatch(last); match.hasNext();) {
    const auto one = match.next();
    const auto value = one.captured(2);
    read[one.captured(1)] =
        value.startsWith('"')
            ? QString::fromStdString(nlohmann::json::parse(value.toStdString()).get<std::string>())
            : value;
  }
  return read;
}

} // namespace

void PictureMetadataTest::isReadByTheGrammarOfTheDialect() {
  PictureRecord record;
  record.request = {"a cat, red: \"big\"\nin two lines", 18446744073709551615ULL};
  record.settings.scheduler = "euler_ancestral";
  record.settings.timestep_spacing = "trailing";
  record.settings.steps = 8;
  record.settings.guidance = 7.25;
  record.settings.width = 768;
  record.settings.height = 512;
  record.settings.negative = "dog, Steps: 3";
  record.model = "Mini, the \"small\": one";
  record.base_hash = std::string(64, 'b');
  record.state = std::string(64, 'c');
  record.edits = {"cat.safetensors:0.5", "fox, too.safetensors:1"};
  const auto list = picture_metadata(record);
  const auto read = read_as_webui(
      QString::fromStdString(std::map<std::string, std::string>(list.begin(), list.end()).at("parameters")));
  const std::map<QString, QString> expected{{"Prompt", "a cat, red: \"big\"\nin two lines"},
                                            {"Negative prompt", "dog, Steps: 3"},
                                            {"Steps", "8"},
                                            {"Sampler", "Euler a"},
                                            {"CFG scale", "7.25"},
                                            {"Seed", "18446744073709551615"},
                                            {"Size", "768x512"},
                                            {"Model hash", "bbbbbbbbbb"},
                                            {"Model", "Mini, the \"small\": one"},
                                            {"State", "cccccccccccccccc"},
                                            {"Timestep spacing", "trailing"},
                                            {"Edits", "cat.safetensors:0.5, fox, too.safetensors:1"},
                                            {"Version", read.at("Version")}};
  for (const auto& [name, value] : expected)
    QVERIFY2(read.contains(name) && read.at(name) == value,
             qPrintable(name + ": " + (read.contains(name) ? read.at(name) : "not there")));
  QCOMPARE(read.size(), expected.size());
}

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
      "a cat\nNegative prompt: dog\nSteps: 20, Sampler: DDIM, CFG scale: 4.5, Seed: 41, Size: 64x64, "
      "Model hash: bbbbbbbbbb, Model: Miniature, State: cccccccccccccccc, Edits: \"cat.safetensors:0.5\", "
      "Version: pentimento "));
}

PENTIMENTO_TEST(PictureMetadataTest)
#include "picture_metadata_test.moc"
