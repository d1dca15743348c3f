#include <QtTest>

#include "core/edits/parameter_swap.h"
#include "core/erasure/closed/rece.h"
#include "core/erasure/closed/rece_equation.h"
#include "core/erasure/closed/uce.h"
#include "core/erasure/miniature.h"
#include "core/erasure/text_states.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ReceTest : public QObject {
  Q_OBJECT

  static WeightDelta run(const ErasureMethod& method, const SettingValues& given) {
    RunControl control;
    auto settings = quick(method, given);
    ErasureContext context{miniature(), cat_to_dog(), settings, 7, control, {}, {}, {}, {}, false};
    return method.run(context);
  }

  /// How near the edited matrices can be brought to the cat again by a state of one's own choice.
  static double leftover(const WeightDelta& delta) {
    const ParameterSwap parameters(*miniature().unet);
    std::vector<torch::Tensor> edited, base;
    for (const auto& [name, entry] : delta.entries) {
      edited.push_back(entry.parameter);
      base.push_back(parameters.base(name));
    }
    const auto cat = concept_states(miniature(), cat_to_dog()).first[0].to(torch::kFloat64);
    const auto found = torch::mv(adversarial_map(edited, base, 0.1).map, cat);
    double residual = 0.0;
    for (std::size_t i = 0; i < base.size(); ++i) {
      const auto wanted = torch::mv(base[i].to(torch::kFloat64), cat);
      residual +=
          ((torch::mv(edited[i].to(torch::kFloat64), found) - wanted).norm() / wanted.norm()).item<double>();
    }
    return residual / static_cast<double>(base.size());
  }

 private Q_SLOTS:
  void noRoundsAreUce() {
    const auto uce = run(Uce(), {}), rece = run(Rece(), {{"epochs", std::int64_t{0}}});
    for (const auto& [name, entry] : uce.entries)
      QVERIFY(torch::allclose(entry.parameter, rece.entries.at(name).parameter, 1e-5, 1e-6));
  }

  void roundsMakeTheConceptHarderToFind() {
    const SettingValues papers{{"embedding_lambda", 0.1}, {"round_lambda", 0.1}, {"round_preserve", 0.1}};
    auto none = papers, three = papers;
    none["epochs"] = std::int64_t{0};
    three["epochs"] = std::int64_t{3};
    const double before = leftover(run(Rece(), none)), after = leftover(run(Rece(), three));
    qInfo("residual of the best adversarial state: %.3f, after three rounds %.3f", before, after);
    QVERIFY(after > before);
  }
};

PENTIMENTO_TEST(ReceTest)
#include "rece_test.moc"
