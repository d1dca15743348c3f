#include "widgets/models/engine_words.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class EngineWordsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void withoutATranslationItIsAsItWas() {
    QCOMPARE(engineWords("Learning rate"), QString("Learning rate"));
    QCOMPARE(engineWords("a text that nobody knows"), QString("a text that nobody knows"));
    QVERIFY(engineWords("").isEmpty());
  }

  void titlesKeepWhatTheyName() {
    QCOMPARE(engineTitle("Looking where “cat” is seen"), QString("Looking where “cat” is seen"));
    QCOMPARE(engineTitle("Erasing cat → dog"), QString("Erasing cat → dog"));
    struct Shouting : QTranslator { // stands for another language
      QString translate(const char*, const char* text, const char*, int) const override {
        return QString::fromUtf8(text).toUpper();
      }
      bool isEmpty() const override { return false; }
    } other;
    qApp->installTranslator(&other);
    QCOMPARE(engineTitle("Opening the edit hat.safetensors"), QString("OPENING THE EDIT hat.safetensors"));
    QCOMPARE(engineTitle("Looking where “cat” is seen"), QString("LOOKING WHERE “cat” IS SEEN"));
    QCOMPARE(engineWords("picture"), QString("PICTURE"));
    qApp->removeTranslator(&other);
  }

  void knownTextsAreThoseOfTheTable() {
    QVERIFY(isEngineText("Learning rate"));
    QVERIFY(!isEngineText("learning rate"));
  }
};

PENTIMENTO_TEST(EngineWordsTest)
#include "engine_words_test.moc"
