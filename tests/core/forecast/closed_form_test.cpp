#include "core/forecast/closed_form.h"

#include <QtTest>

#include "core/erasure/erasure_method.h"
#include "core/erasure/registry.h"
#include "core/erasure/settings.h"
#include "support/test_registry.h"

using namespace pentimento;

class ClosedFormTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { model_ = DiffusionModel::open("miniature", {}); }

  void growsWithSentencesPairsAndRounds() {
    const auto one = bytes("uce", {}), fewer = bytes("uce", {{"templates", std::int64_t{10}}});
    QVERIFY(one > 3 * fewer);
    const auto bare = bytes("uce", {{"padding", false}});
    QVERIFY(bare < one / 2);
    QVERIFY(bytes("rece", {}) > one);
    plan_.pairs.push_back({"moon", "sun"});
    QVERIFY(bytes("uce", {}) > one * 3 / 2);
    plan_.pairs.pop_back();
  }

  void noisyCopiesAreCounted() {
    const auto none = bytes("speed", {{"augment", std::int64_t{0}}});
    const auto ten = bytes("speed", {{"augment", std::int64_t{10}}});
    QVERIFY(ten > 3 * none);
    QVERIFY(bytes("speed", {{"augment", std::int64_t{10}}, {"filter", false}}) <= none);
    QVERIFY(bytes("speed", {{"augment", std::int64_t{0}}, {"retain_list", std::string("plan")}}) < none);
  }

 private:
  std::int64_t bytes(const char* method, const SettingValues& given) {
    const auto settings =
        resolved_settings(find_method(method).describe(), given,
                          static_cast<int>(model_->unet->config.block_out_channels.front()));
    return closed_form_bytes(*model_, plan_, settings);
  }

  std::shared_ptr<DiffusionModel> model_;
  Plan plan_{{{"cat", "dog"}}, {"rabbit"}, "uce", {}, {}};
};

PENTIMENTO_TEST(ClosedFormTest)
#include "closed_form_test.moc"
