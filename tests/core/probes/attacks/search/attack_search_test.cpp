#include <QtTest>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/probes/attacks/search/golden_searches.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// What the loop around the searches relies on, for every one of them.
class AttackSearchTest : public QObject {
  Q_OBJECT

  std::unique_ptr<GoldenAttack> tiny_;

  std::unique_ptr<AttackSearch> make(const QString& name) {
    if (name == "inversion") return golden_inversion(*tiny_);
    if (name == "simplex") return golden_simplex(*tiny_);
    if (name == "simplex control") return golden_simplex(*tiny_, false);
    if (name == "projected") return golden_projected(*tiny_);
    if (name == "projected control") return golden_projected(*tiny_, false);
    return golden_genetic(*tiny_);
  }

  static void rows() {
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"inversion", "simplex", "simplex control", "projected", "projected control", "genetic"})
      QTest::newRow(name) << name;
  }

 private Q_SLOTS:
  void init() { tiny_ = std::make_unique<GoldenAttack>(); }

  void goesOnFromItsStateToTheBit_data() { rows(); }
  void goesOnFromItsStateToTheBit() {
    QFETCH(QString, name);
    const auto whole = make(name);
    auto generator = make_generator(5);
    for (int step = 0; step < 3; ++step) whole->step(step, generator);
    const auto half = copy_of(whole->state());
    auto again = make_generator(5);
    again.set_state(generator.get_state());
    std::vector<double> wanted, got;
    for (int step = 3; step < 6; ++step) wanted.push_back(whole->step(step, generator));
    const auto resumed = make(name);
    resumed->load_state(half);
    for (int step = 3; step < 6; ++step) got.push_back(resumed->step(step, again));
    QCOMPARE(got, wanted);
    QVERIFY(equal(resumed->candidate(), whole->candidate()) && equal(resumed->state(), whole->state()));
  }

  void touchesNoModel_data() { rows(); }
  void touchesNoModel() {
    QFETCH(QString, name);
    const auto search = make(name);
    std::vector<torch::Tensor> before;
    for (auto* module :
         std::initializer_list<torch::nn::Module*>{tiny_->base.get(), tiny_->edited.get(), tiny_->text.get()})
      for (const auto& parameter : module->parameters()) before.push_back(parameter.detach().clone());
    auto generator = make_generator(5);
    search->step(0, generator);
    std::size_t i = 0;
    for (auto* module :
         std::initializer_list<torch::nn::Module*>{tiny_->base.get(), tiny_->edited.get(), tiny_->text.get()})
      for (const auto& parameter : module->parameters()) QVERIFY(parameter.equal(before[i++]));
  }

  void aMissingTensorIsNamed() {
    const TensorMap empty;
    QVERIFY_THROWS_EXCEPTION(Error, state_tensor(empty, "vectors"));
    const auto search = golden_simplex(*tiny_);
    try {
      search->load_state({{"last", torch::zeros(2)}});
      QFAIL("nothing was thrown");
    } catch (const Error& error) {
      QVERIFY(QString(error.what()).contains("weights"));
    }
  }
};

PENTIMENTO_TEST(AttackSearchTest)
#include "attack_search_test.moc"
