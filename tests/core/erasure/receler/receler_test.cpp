#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/edits/edit_stack.h"
#include "core/edits/weight_delta_file.h"
#include "core/erasure/miniature.h"
#include "core/erasure/receler/receler.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class RecelerTest : public QObject {
  Q_OBJECT

  const Receler method_{};

  ErasureContext context(RunControl& control, SettingValues given = {}) const {
    given.emplace("steps", std::int64_t{2});
    return ErasureContext{miniature(), cat_to_dog(), quick(method_, given), 7, control, {}, {}, {},
                          {},          false};
  }

  torch::Tensor predict() const {
    const torch::NoGradGuard no_grad;
    auto& model = miniature();
    return model.predict(torch::ones({1, 4, 16, 16}), torch::tensor(500), model.encode_prompts({"a cat"}));
  }

 private Q_SLOTS:
  void findsTheConceptInASentence() {
    const auto& tokenizer = miniature().tokenizer;
    const auto bare = receler_sentence(tokenizer, "cat", "cat", 2);
    QVERIFY(bare.pair == 2 && bare.first == 1 && bare.words >= 1 && bare.end == bare.words + 1);
    const auto within = receler_sentence(tokenizer, "a cat on a beach", "cat", 0);
    QCOMPARE(within.first, static_cast<int64_t>(tokenizer.content_ids("a ").size()) + 1);
    QCOMPARE(within.words, bare.words);
    QCOMPARE(within.end, static_cast<int64_t>(tokenizer.content_ids("a cat on a beach").size()) + 1);
    const auto absent = receler_sentence(tokenizer, "a beach", "cat", 0);
    QVERIFY(absent.first == 1 && absent.first + absent.words == absent.end);
  }

  void needsNoAnchorAndDrawsNoPictures() {
    RunControl control;
    auto run = context(control);
    run.plan.pairs = {{"cat", ""}, {"neon", ""}};
    run.settings["surgery"] = std::string("off"); // as published
    run.settings["retain_weight"] = 0.0;
    int drawn = 0;
    run.on_progress = [&](const std::string&, int, int) { ++drawn; };
    std::map<std::string, double> figures;
    run.on_step = [&](const StepFigures& step, const std::vector<LayerHealth>&) { figures = step.values; };
    const auto edit = method_.run(run);
    QCOMPARE(edit.entries.size(), std::size_t(28));
    QCOMPARE(drawn, 0);
    for (const auto* curve : {"loss", "loss_erase", "loss_reg", "loss_adv"})
      QVERIFY2(figures.count(curve), curve);
  }

  void keepsWhenAsked() {
    RunControl control;
    auto run = context(control, {{"retain_weight", 1.0}, {"surgery", std::string("pcgrad")}});
    std::map<std::string, double> figures;
    run.on_step = [&](const StepFigures& step, const std::vector<LayerHealth>&) { figures = step.values; };
    method_.run(run);
    QVERIFY(figures.count("loss_prior") && figures.count("conflict_share"));
  }

  void goesThroughItsFileAndOffIsTheBase() {
    RunControl control;
    auto run = context(control);
    const auto edit = method_.run(run);
    QTemporaryDir folder;
    const auto path = std::filesystem::path(folder.filePath("cat.safetensors").toStdString());
    save_delta(path, edit);
    const auto read = std::make_shared<const WeightDelta>(load_delta(path));
    QCOMPARE(read->content_hash(), edit.content_hash());

    const auto base = predict();
    ParameterSwap swap(*miniature().unet);
    EditStack stack;
    const int id = stack.add("cat", read);
    stack.apply(swap, miniature().base_hash());
    QVERIFY(!predict().equal(base) && !swap.pristine());
    stack.set_strength(id, 0.0);
    QCOMPARE(stack.apply(swap, miniature().base_hash()), miniature().base_hash());
    QVERIFY(predict().equal(base) && swap.pristine());
    stack.set_strength(id, 1.0);
    stack.apply(swap, miniature().base_hash());
    stack.set_on(id, false);
    stack.apply(swap, miniature().base_hash());
    QVERIFY(predict().equal(base) && swap.pristine());
  }

  void goesOnFromAnEditOfTheSameRank() {
    RunControl control;
    auto first = context(control);
    const auto cats = std::make_shared<const WeightDelta>(method_.run(first));
    auto second = context(control);
    second.plan.pairs = {{"apple", ""}};
    const auto alone = method_.run(second).content_hash();
    second.start = cats;
    const auto both = method_.run(second);
    QCOMPARE(both.origin.pairs.size(), std::size_t(2));
    QVERIFY(both.content_hash() != alone);
    second.settings["eraser_rank"] = std::int64_t{6};
    QVERIFY_THROWS_EXCEPTION(Error, method_.run(second));
  }

  void refusesAMaskThatNoLayerHas() {
    RunControl control;
    auto run = context(control, {{"mask_side", std::int64_t{5}}});
    try {
      method_.run(run);
      QFAIL("ran");
    } catch (const Error& error) {
      QCOMPARE(QString(error.what()),
               "mask_side: no cross-attention has this size: expected one of 4 8, got 5");
    }
  }
};

PENTIMENTO_TEST(RecelerTest)
#include "receler_test.moc"
