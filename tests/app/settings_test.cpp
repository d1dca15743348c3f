#include "app/settings.h"

#include <QCoreApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class SettingsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    QCoreApplication::setOrganizationName("pentimento-tests");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home_.path());
    QSettings().clear();
  }

  void darkUntilChosenOtherwise() {
    Settings settings;
    QVERIFY(settings.dark());
    settings.setDark(false);
    QVERIFY(!Settings().dark());
  }

  void aLayoutOfAnotherVersionIsNotForcedOnTheWindow() {
    Settings settings;
    settings.setWindow("geometry", "layout");
    QCOMPARE(settings.layout(), QByteArray("layout"));
    QSettings().setValue("window/version", 0);
    QVERIFY(settings.layout().isEmpty());
    settings.forgetWindow();
    QVERIFY(settings.geometry().isEmpty());
  }

  void recentModelsNewestFirstAndEachOnce() {
    Settings settings;
    for (int i = 0; i < 10; ++i) settings.addRecentModel(QString::number(i));
    settings.addRecentModel("5");
    QCOMPARE(settings.recentModels().size(), 8);
    QCOMPARE(settings.recentModels().first(), QString("5"));
    QCOMPARE(settings.recentModels().count("5"), 1);
  }

  void stepsAreTimedByMethodModelAndDevice() {
    Settings settings;
    settings.setSecondsPerStep("doco", "b3d0", "CPU", 0.25);
    QCOMPARE(settings.secondsPerStep("doco", "b3d0", "CPU"), 0.25);
    QCOMPARE(settings.secondsPerStep("doco", "b3d0", "CUDA:0"), 0.0);
    QCOMPARE(settings.secondsPerStep("esd", "b3d0", "CPU"), 0.0);
  }

 private:
  QTemporaryDir home_;
};

PENTIMENTO_TEST(SettingsTest)
#include "settings_test.moc"
