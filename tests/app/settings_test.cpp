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

  void followsTheSystemUntilChosenOtherwise() {
    Settings settings;
    QCOMPARE(settings.themeChoice(), QString("system"));
    settings.setThemeChoice("contrast");
    QCOMPARE(Settings().themeChoice(), QString("contrast"));
    QVERIFY(settings.language().isEmpty());
    settings.setLanguage("zh_CN");
    QCOMPARE(Settings().language(), QString("zh_CN"));
  }

  void previewsAreOnUntilSwitchedOff() {
    QVERIFY(Settings().livePreview());
    Settings().setLivePreview(false);
    QVERIFY(!Settings().livePreview());
    QVERIFY(!Settings().allAtSnapshots());
    Settings().setAllAtSnapshots(true);
    QVERIFY(Settings().allAtSnapshots());
  }

  void picturesTellUntilSwitchedOff() {
    QVERIFY(Settings().picturesTell());
    Settings().setPicturesTell(false);
    QVERIFY(!Settings().picturesTell());
  }

  void keysAreKeptByActionAndForgotten() {
    Settings settings;
    QVERIFY(!settings.keys("erase"));
    settings.setKeys("erase", QStringList{"F9"});
    settings.setKeys("stop", QStringList());
    QCOMPARE(Settings().keys("erase").value(), QStringList{"F9"});
    QVERIFY2(Settings().keys("stop") && Settings().keys("stop")->isEmpty(), "no key at all is a choice too");
    settings.setKeys("erase", std::nullopt);
    QVERIFY(!Settings().keys("erase"));
  }

  void recentCommandsNewestFirstAndEachOnce() {
    Settings settings;
    for (int i = 0; i < 10; ++i) settings.addRecentCommand(QString::number(i));
    settings.addRecentCommand("7");
    QCOMPARE(settings.recentCommands(), (QStringList{"7", "9", "8", "6", "5", "4"}));
  }

  void layoutsAreKeptByName() {
    Settings settings;
    settings.setNamedLayout("wide", "state");
    QCOMPARE(settings.namedLayouts(), QStringList{"wide"});
    QCOMPARE(settings.namedLayout("wide"), QByteArray("state"));
    settings.setNamedLayout("wide", {});
    QVERIFY(settings.namedLayouts().isEmpty());
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
