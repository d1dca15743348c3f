#pragma once

#include <memory>

#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>
#include <QtWidgets>

#include "app/pages/grid_page.h"
#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "app/workbench/draw_plan.h"
#include "widgets/style/theme.h"

namespace pentimento::testing {

/// The real window over the real engine, with settings of its own.
struct WindowScene {
  QTemporaryDir home;
  std::unique_ptr<MainWindow> window;

  explicit WindowScene(QSize size = {1280, 800}) {
    QCoreApplication::setOrganizationName("pentimento-tests");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.path());
    setUpApplication(*qApp, Theme::dark());
    window = std::make_unique<MainWindow>();
    window->resize(size);
    window->show();
  }

  Workbench& bench() { return window->bench(); }

  /// Pictures in three steps, from the next model on: for whom it does not matter what is on them.
  void drawRoughly() {
    QObject::connect(&bench(), &Workbench::modelOpened, window.get(), [this] {
      SamplingSettings few = bench().sampling();
      few.steps = 3;
      bench().setSampling(few);
    });
  }

  template <class Widget>
  Widget* child(const char* name) {
    return window->findChild<Widget*>(QString::fromLatin1(name));
  }

  /// True once every picture of the folded grid is there.
  bool drawn(const std::string& state) {
    const auto keys = previewKeys(bench().suite(), bench().plan().seeds);
    return !keys.empty() && bench().pictures().missing(state, keys).empty();
  }

  /// The field of a setting, by its label.
  QLineEdit* field(const QString& label) {
    for (auto* field : child<QWidget>("plan")->findChildren<QLineEdit*>())
      if (field->accessibleName() == label) return field;
    return nullptr;
  }
};

} // namespace pentimento::testing
