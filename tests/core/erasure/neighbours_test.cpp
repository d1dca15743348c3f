#include <QtTest>

#include "core/erasure/miniature.h"
#include "core/erasure/neighbours.h"
#include "core/probes/prompt_grammar.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class NeighboursTest : public QObject {
  Q_OBJECT

  RunControl control;

 private Q_SLOTS:
  void theModelItselfSaysWhatIsNear() {
    const auto near =
        nearest_words(miniature(), "cat", {"cat", "dog", "kitten", "grumpy cat", "bus"}, 10, control);
    QCOMPARE(near.size(), std::size_t(3)); // neither itself nor what contains it
    QVERIFY(near[0].cosine >= near[1].cosine && near[1].cosine >= near[2].cosine);
    QCOMPARE(near[0].word, std::string("kitten")); // a synonym in the miniature's world
    QVERIFY(nearest_words(miniature(), "cat", {"cat"}, 3, control).empty());
  }

  void suggestionsLeaveThePlanAlone() {
    auto plan = cat_to_dog();
    const auto kept = suggest_kept(miniature(), plan, 6, control);
    QCOMPARE(kept.size(), std::size_t(6));
    for (const auto& word : kept) {
      QVERIFY(word != "cat" && word != "dog" && word != "fox");
      QVERIFY(!is_sensitive(*miniature().vocabulary, word));
    }
    for (std::size_t i = 0; i < 5; ++i) // all the other animals come before the nearest of anything else
      QCOMPARE(find_object(*miniature().vocabulary, kept[i])->family, std::string("animal"));
    plan.pairs.push_back({"bus", ""});
    const auto both = suggest_kept(miniature(), plan, 6, control);
    QCOMPARE(both.size(), std::size_t(6));
    QVERIFY(both != kept);
  }

  void anchorsAreOfTheFamily() {
    const auto anchors = suggest_anchors(miniature(), "cat", 3, control);
    QCOMPARE(anchors.size(), std::size_t(3));
    for (const auto& anchor : anchors)
      QCOMPARE(find_object(*miniature().vocabulary, anchor)->family, std::string("animal"));
    QVERIFY(suggest_anchors(miniature(), "", 3, control).empty());
    for (const auto& style : suggest_anchors(miniature(), "neon", 3, control))
      QVERIFY(find_style(*miniature().vocabulary, style));
  }

  void stopsWhenAskedTo() {
    RunControl stopped;
    stopped.request_stop();
    QVERIFY_THROWS_EXCEPTION(Stopped, suggest_kept(miniature(), cat_to_dog(), 6, stopped));
  }
};

PENTIMENTO_TEST(NeighboursTest)
#include "neighbours_test.moc"
