// Wires the attack dock: a wish in, what it comes to out. The rules are the desk's.
#include <QClipboard>
#include <QGuiApplication>
#include <QTimer>

#include "app/project/project_keeper.h"
#include "app/window/main_window.h"
#include "widgets/views/attack/attack_panel.h"

namespace pentimento {
namespace {
constexpr int kShowAttackEveryMs = 100;
}

void MainWindow::connectAttack() {
  auto* later = new QTimer(this); // steps come by the hundred: the dock follows ten times a second
  later->setSingleShot(true);
  later->setInterval(kShowAttackEveryMs);
  connect(later, &QTimer::timeout, this, &MainWindow::showAttack);
  connect(&attacks_, &AttackDesk::changed, later, [later] {
    if (!later->isActive()) later->start();
  });
  connect(&bench_, &Workbench::modelOpened, this, [this] { attack_->setAttacks(bench_.attacks()); });
  connect(attack_, &AttackPanel::startRequested, &attacks_, &AttackDesk::start);
  connect(attack_, &AttackPanel::startRequested, this, &MainWindow::showAttack);
  connect(attack_, &AttackPanel::stopRequested, &attacks_, &AttackDesk::stop);
  connect(attack_, &AttackPanel::copyRequested, this,
          [](const QString& command) { QGuiApplication::clipboard()->setText(command); });
  attacks_.setEditFolder([this] { return keeper_ ? keeper_->folder() : QString(); });
  showAttack();
}

void MainWindow::showAttack() {
  attack_->setView(attacks_.view(), attacks_.whyNot());
}

} // namespace pentimento
