#include "core/judges/classifier_head.h"

#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/io/atomic_file.h"
#include "core/io/json_file.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;

namespace {

ClassifierHead sample() {
  ClassifierHead head;
  head.reliability = {{"cat", {9, 10}, {1, 20}, 2}, {"dog", {8, 8}, {0, 22}, 0}};
  head.thresholds = {0.4, 0.625};
  head.weight = torch::arange(8, torch::kFloat32).view({2, 4}) / 7;
  head.bias = torch::tensor({-1.5F, 0.25F});
  head.origin = {"abc", "/somewhere/clip", "def", 60, 20, 20, 1e-3};
  return head;
}

ErrorCode code_of(const std::filesystem::path& folder) {
  try {
    read_head(folder);
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::Internal;
}

} // namespace

class ClassifierHeadTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { folder_ = std::filesystem::path(dir_.filePath("head").toStdString()); }

  void comesBackAsItWas() {
    QVERIFY(!is_head(folder_));
    write_head(folder_, sample());
    QVERIFY(is_head(folder_));
    const auto head = read_head(folder_);
    QVERIFY(torch::equal(head.weight, sample().weight) && torch::equal(head.bias, sample().bias));
    QVERIFY(head.reliability == sample().reliability);
    QVERIFY(head.thresholds == sample().thresholds);
    QCOMPARE(head.origin.pictures_sha256, std::string("def"));
    QCOMPARE(head.origin.tested_on, 20);
    QCOMPARE(head_sha256(head), head_sha256(sample()));
  }

  void anotherWeightOrClipIsAnotherJudge() {
    auto other = sample();
    other.weight[0][0] += 1e-3;
    QVERIFY(head_sha256(other) != head_sha256(sample()));
    other = sample();
    other.origin.clip_sha256 = "abd";
    QVERIFY(head_sha256(other) != head_sha256(sample()));
  }

  void probabilitiesAreOneALabel() {
    const auto p = sample().probabilities(torch::zeros({3, 4}));
    QCOMPARE(p.size(0), std::int64_t{3});
    QVERIFY(std::abs(p[0][0].item<double>() - 1 / (1 + std::exp(1.5))) < 1e-6);
    QVERIFY(std::abs(p[2][1].item<double>() - 1 / (1 + std::exp(-0.25))) < 1e-6);
  }

  void brokenFilesSaySo() {
    QCOMPARE(code_of(folder_ / "nowhere"), ErrorCode::FileNotFound);
    write_head(folder_, sample());
    auto words = read_json(folder_ / "head.json");
    const auto whole = words.dump();
    words["labels"][0].erase("found");
    write_text(folder_ / "head.json", words.dump());
    QCOMPARE(code_of(folder_), ErrorCode::BadFormat);
    words = nlohmann::json::parse(whole);
    words["labels"][0]["found"]["k"] = 11; // of ten
    write_text(folder_ / "head.json", words.dump());
    QCOMPARE(code_of(folder_), ErrorCode::BadFormat);
    words = nlohmann::json::parse(whole);
    words["labels"].erase(1);
    write_text(folder_ / "head.json", words.dump());
    QCOMPARE(code_of(folder_), ErrorCode::ShapeMismatch);
    auto head = sample();
    head.bias[0] = std::nan("");
    write_head(folder_, head);
    QCOMPARE(code_of(folder_), ErrorCode::NotFinite);
    write_safetensors(folder_ / "head.safetensors", NamedTensors{{"bias", sample().bias}});
    QCOMPARE(code_of(folder_), ErrorCode::MissingTensor);
  }

 private:
  QTemporaryDir dir_;
  std::filesystem::path folder_;
};

PENTIMENTO_TEST(ClassifierHeadTest)
#include "classifier_head_test.moc"
