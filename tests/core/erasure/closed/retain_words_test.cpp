#include <QtTest>
#include <algorithm>

#include "core/erasure/closed/retain_words.h"
#include "core/erasure/miniature.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class RetainWordsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everythingButTheTarget() {
    auto plan = cat_to_dog();
    plan.kept = {"fox", "grumpy cat", "caterpillar"};
    QCOMPARE(retain_words(miniature(), plan, false), (std::vector<std::string>{"fox", "caterpillar"}));
    const auto all = retain_words(miniature(), plan, true);
    QCOMPARE(all.size(), std::size_t(2 + 27 - 2 + 8)); // the vocabulary without cat; fox was there
    QVERIFY(std::ranges::count(all, "fox") == 1 && std::ranges::count(all, "cat") == 0);
  }
};

PENTIMENTO_TEST(RetainWordsTest)
#include "retain_words_test.moc"
