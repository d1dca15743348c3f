#include <QtTest>

#include "core/base/rng.h"
#include "core/erasure/adv_unlearn/golden_text.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// Ten steps of AdvUnlearn against tests/golden/golden_adv_unlearn.py.
class AdvUnlearnGoldenTest : public QObject {
  Q_OBJECT

  std::shared_ptr<const SafetensorsFile> golden_;

  static AdvUnlearnOptions options(bool published, int attack_steps, int warm_up, double weight, int64_t rows,
                                   int64_t kept) {
    AdvUnlearnOptions all;
    all.update.optimizer = {1e-4, 0.9, 0.999, 1e-8, 0.0};
    all.update.retain_weight = weight;
    all.warm_up = warm_up;
    all.attack = {attack_steps, 0.05, 0.0, published};
    all.sign_only = !published;
    all.rows = rows;
    all.retain_rows = kept;
    all.pictures.bucket_timestep = published;
    return all;
  }

  void compare(const std::string& form, const AdvUnlearnOptions& options) const {
    GoldenAdvUnlearn run(*golden_, options);
    auto generator = make_generator(21);
    const auto losses = golden_->tensor("losses." + form);
    double worst = 0.0;
    for (int step = 0; step < losses.size(0); ++step) {
      const double got = run.trainer->step(step, generator).values.at("loss");
      const double wanted = losses[step].item<double>(), error = std::abs(got - wanted) / wanted;
      worst = std::max(worst, error);
      QVERIFY2(error < 1e-3, qPrintable(QString("step %1: %2 against %3").arg(step).arg(got).arg(wanted)));
      if (step > 0) continue;
      const auto wrong = differing_signs(*golden_, form, run.trained, run.trainer->state());
      QVERIFY2(wrong.empty(), wrong.empty() ? "" : wrong.front().c_str());
    }
    qInfo("%s: %zu parameters, largest relative difference of a loss %.2g", form.c_str(),
          run.trained.names().size(), worst);
  }

 private Q_SLOTS:
  void initTestCase() { golden_ = SafetensorsFile::open(PENTIMENTO_GOLDEN "/adv_unlearn.safetensors"); }

  void textStatesAreTransformers() {
    auto text = golden_text(*golden_);
    const torch::NoGradGuard no_grad;
    const auto ids = golden_->tensor("ids"), wanted = golden_->tensor("states");
    QVERIFY(torch::allclose(text(ids).last_hidden_state, wanted, 1e-5, 1e-5));
    const auto tokens = at::embedding(text->embeddings->token_embedding->weight, ids);
    QVERIFY(text->encode_tokens(tokens).equal(text(ids).last_hidden_state));
  }

  void asThePublishedCode() { compare("code", options(true, 4, 3, 0.3, 1, 3)); }
  void fastBySign() { compare("fast", options(false, 3, 0, 1.0, 2, 2)); }
};

PENTIMENTO_TEST(AdvUnlearnGoldenTest)
#include "adv_unlearn_golden_test.moc"
