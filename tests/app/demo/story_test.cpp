#include "app/demo/story.h"

#include <QSignalSpy>
#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

/// Steps follow each other by what is true, and wait only to be read.
class StoryTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void waitsForAStateAndNotForATime() {
    Story story;
    QSignalSpy ended(&story, &Story::ended);
    bool open = false;
    QStringList done;
    story.play(
        {{{}, [&] { done << "first"; }, [&] { return open; }, 0}, {{}, [&] { done << "second"; }, {}, 0}},
        false);
    QTest::qWait(50);
    QCOMPARE(done, QStringList{"first"});
    open = true;
    QTest::qWait(20);
    QCOMPARE(done, QStringList{"first"}); // nobody has told it to look
    story.look();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(done, (QStringList{"first", "second"}));
    QVERIFY(!story.isPlaying());
  }

  void aStepIsReadBeforeTheNextOne() {
    Story story;
    QSignalSpy ended(&story, &Story::ended);
    story.play({{{}, {}, {}, 100}}, true);
    QTest::qWait(30);
    story.look();
    QVERIFY2(ended.isEmpty(), "looking does not cut the pause short");
    QTRY_COMPARE(ended.size(), 1);
    story.play({{{}, {}, {}, 100000}}, false);
    QTRY_COMPARE(ended.size(), 2); // the same without pauses
  }

  void chaptersAreTheStepsThatSaySomething() {
    Story story;
    QSignalSpy said(&story, &Story::said), ended(&story, &Story::ended);
    const auto words = [](const char* text) { return [text] { return QString::fromLatin1(text); }; };
    story.play({{words("one"), {}, {}, 0}, {{}, {}, {}, 0}, {words("two"), {}, {}, 0}}, false);
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(said.size(), 2);
    QCOMPARE(said[1], (QVariantList{"two", 2, 2}));
  }

  void stoppedItDoesNothingMore() {
    Story story;
    QSignalSpy ended(&story, &Story::ended);
    int acted = 0;
    story.play({{{}, [&] { ++acted; }, [] { return true; }, 0}, {{}, [&] { ++acted; }, {}, 0}}, false);
    story.stop(); // the second step is due, but has not begun
    QTest::qWait(50);
    story.look();
    QTest::qWait(20);
    QCOMPARE(acted, 1);
    QVERIFY(ended.isEmpty());
  }
};

PENTIMENTO_TEST(StoryTest)
#include "story_test.moc"
