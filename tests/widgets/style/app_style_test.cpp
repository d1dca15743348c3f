#include <QtTest>
#include <QtWidgets>

#include "support/shot.h"
#include "support/test_registry.h"
#include "widgets/style/app_style.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"
#include "widgets/style/theme.h"

using namespace pentimento;

class AppStyleTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void primaryButtonIsTheFilledOne() {
    QPushButton primary("Erase"), quiet("Pause");
    primary.setProperty("primary", true);
    for (QPushButton* button : {&primary, &quiet}) {
      button->setAttribute(Qt::WA_DontShowOnScreen);
      button->resize(120, button->sizeHint().height());
    }
    QCOMPARE(primary.sizeHint().height(), 40);
    QCOMPARE(quiet.sizeHint().height(), 32);
    QCOMPARE(primary.grab().toImage().pixelColor(12, 20), theme().accentFill);
    QCOMPARE(quiet.grab().toImage().pixelColor(12, 16), theme().raised);
    primary.setEnabled(false);
    QCOMPARE(primary.grab().toImage().pixelColor(12, 20), theme().raised);
  }

  void sliderFillsUpToItsHandle() {
    QSlider slider(Qt::Horizontal);
    slider.setRange(0, 100);
    slider.setValue(50);
    slider.resize(120, 18);
    const QImage image = slider.grab().toImage();
    QCOMPARE(image.pixelColor(20, 8), theme().accent);
    QCOMPARE(image.pixelColor(60, 8), theme().text);
    QCOMPARE(image.pixelColor(100, 8), theme().track);
  }

  void metricsAreTheTokens() {
    QCOMPARE(qApp->style()->pixelMetric(QStyle::PM_DockWidgetSeparatorExtent), 5);
    QToolButton button;
    button.setIcon(icon("play"));
    QCOMPARE(button.sizeHint(), QSize(32, 32));
  }

  void controlsInBothThemes() {
    for (const bool dark : {true, false}) {
      setTheme(dark ? Theme::dark() : Theme::light());
      QWidget window;
      QVBoxLayout column(&window);
      auto* erase = new QPushButton("Erase");
      erase->setProperty("primary", true);
      auto* off = new QPushButton("Disabled");
      off->setEnabled(false);
      auto* row = new QHBoxLayout;
      auto* tool = new QToolButton;
      tool->setIcon(icon("folder"));
      tool->setText("Open");
      tool->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
      tool->setMenu(new QMenu(tool));
      tool->setAutoRaise(true);
      auto* combo = new QComboBox;
      combo->addItems({"DoCo", "UCE"});
      auto* field = new QSpinBox;
      field->setRange(0, 1000);
      field->setValue(400);
      auto* check = new QCheckBox("Fixed");
      check->setChecked(true);
      auto* bar = new QProgressBar;
      bar->setValue(70);
      auto* pause = new QPushButton(icon("pause"), "Pause");
      row->addWidget(pause);
      row->addWidget(tool);
      for (QWidget* widget : std::initializer_list<QWidget*>{erase, off, combo, field, new QLineEdit("cat"),
                                                             check, bar, new QSlider(Qt::Horizontal)})
        column.addWidget(widget);
      column.addLayout(row);
      window.resize(240, 360);
      testing::shot(window, dark ? "controls_dark" : "controls_light");
      QVERIFY(field->sizeHint().height() >= 28);
    }
    setTheme(Theme::dark());
  }
};

PENTIMENTO_TEST(AppStyleTest)
#include "app_style_test.moc"
