#include "app/demo/demo_script.h"

#include <memory>

#include <QCoreApplication>

#include "app/pages/grid_page.h"
#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "widgets/views/compare_view.h"
#include "widgets/views/timeline_view.h"

namespace pentimento {
namespace {

constexpr int kReadMs = 3500; // a caption of one line
constexpr int kBeatMs = 1200; // a change within it
constexpr int kScrubMs = 450; // one snapshot
constexpr double kHalf = 0.5;

/// Less than the method's own preset for the miniature, so that the whole story fits a minute on two cores.
const SettingValues kShort{{"steps", std::int64_t{60}},
                           {"warm_up", std::int64_t{15}},
                           {"snapshot_every", std::int64_t{15}},
                           {"anchor_latents", std::int64_t{32}}};

QString text(const char* source) {
  return QCoreApplication::translate("demo", source);
}

std::function<QString()> say(const char* source) {
  return [source] { return text(source); };
}

/// Writes the script; each part is one thing to show.
class Script {
 public:
  explicit Script(MainWindow& window) : window_(window), stage_(window) {}

  std::vector<StoryStep> take() && {
    open();
    erase();
    leak();
    time();
    undo();
    strength();
    return std::move(steps_);
  }

 private:
  void open();
  void erase();
  void leak();
  void time();
  void undo();
  void strength();

  void add(std::function<QString()> caption, std::function<void()> act, std::function<bool()> over,
           int readMs) {
    steps_.push_back({std::move(caption), std::move(act), std::move(over), readMs});
  }

  /// What a later step has to know of an earlier one.
  struct Memory {
    CellKey shown{-1, 0}; ///< The synonym that is looked at.
    bool leaks = false;   ///< It still shows the cat.
    std::string erased;
  };

  MainWindow& window_;
  Stage stage_;
  std::shared_ptr<Memory> memory_ = std::make_shared<Memory>();
  std::vector<StoryStep> steps_;
};

void Script::open() {
  const Stage stage = stage_;
  const auto opened = std::make_shared<bool>(false);
  add(
      say(QT_TRANSLATE_NOOP("demo",
                            "A small text-to-image model opens: the miniature. It draws a world of emoji.")),
      [stage, opened, &window = window_] {
        stage.closeCompare();
        stage.bench().closeSuite();
        QObject::connect(
            &stage.bench(), &Workbench::modelOpened, &stage.bench(), [opened] { *opened = true; },
            Qt::SingleShotConnection);
        window.openModel(QStringLiteral("miniature"), QStringLiteral("cpu"), QStringLiteral("fp32"));
      },
      [stage, opened] { return *opened && stage.bench().run().phase == RunPhase::Ready; }, 0);
  add(
      {},
      [stage] {
        Plan plan = stage.bench().plan();
        plan.seeds = {41, 42, 43};
        plan.method = "doco";
        plan.settings = kShort;
        stage.bench().setPlan(plan);
      },
      [stage] { return stage.drawn(stage.bench().pictures().base()); }, kReadMs);
  add(say(QT_TRANSLATE_NOOP(
          "demo",
          "Left, the plan: erase “cat”, draw “dog” instead, keep the rest. Middle: what it draws before.")),
      {}, {}, kReadMs);
}

void Script::erase() {
  const Stage stage = stage_;
  const auto memory = memory_;
  add(
      say(QT_TRANSLATE_NOOP("demo", "Erase. DoCo trains 60 steps, a short form of its preset; every 15 steps "
                                    "the pairs are drawn again.")),
      [&window = window_] { window.actions().erase->trigger(); },
      [stage] { return stage.bench().snapshots().size() > 2; }, kReadMs);
  add(
      say(QT_TRANSLATE_NOOP("demo", "Each pair starts from the same noise, so whatever differs is the edit. "
                                    "The curve below counts leaks.")),
      {}, [stage] { return stage.bench().run().phase == RunPhase::Ready && !stage.bench().edits().empty(); },
      kReadMs);
  add(
      {}, {}, [stage] { return stage.drawn(stage.bench().shownState()); }, 0);
  add(
      {}, [stage, memory] { memory->erased = stage.bench().shownState(); }, {}, kBeatMs);
}

void Script::leak() {
  const Stage stage = stage_;
  const auto memory = memory_;
  add(
      {},
      [stage, memory] {
        const CellKey leak = stage.worstLeak(Role::Synonym);
        memory->leaks = leak.row >= 0;
        memory->shown = memory->leaks ? leak : stage.firstOf(Role::Synonym);
      },
      {}, 0);
  add(
      [stage, memory] {
        const bool leaks = memory->leaks;
        const auto row = static_cast<std::size_t>(memory->shown.row);
        const QString word =
            memory->shown.row < 0 ? QString() : QString::fromStdString(stage.bench().suite().cases[row].word);
        return leaks ? text(QT_TRANSLATE_NOOP(
                                "demo",
                                "But “%1” was never in the plan, and the cat still shines through: a leak."))
                           .arg(word)
                     : text(QT_TRANSLATE_NOOP("demo", "“%1” was never in the plan either. At these seeds it "
                                                      "does not leak; more prompts would tell."))
                           .arg(word);
      },
      [stage, memory] { stage.select(memory->shown); }, {}, kReadMs);
  add(
      say(QT_TRANSLATE_NOOP(
          "demo",
          "Compare: the same noise before and after, as a split, side by side, and as their difference.")),
      [stage, memory] {
        stage.openCompare(memory->shown);
        if (auto* view = stage.compare()) view->setMode(CompareMode::Split);
      },
      {}, kBeatMs);
  for (const CompareMode mode : {CompareMode::SideBySide, CompareMode::Difference, CompareMode::Split})
    add(
        {},
        [stage, mode] {
          if (auto* view = stage.compare()) view->setMode(mode);
        },
        {}, kBeatMs);
}

void Script::time() {
  const Stage stage = stage_;
  add(
      say(QT_TRANSLATE_NOOP(
          "demo", "The timeline keeps every snapshot. Scrub back: grid, counts and state hash follow.")),
      [stage, &window = window_] {
        stage.closeCompare();
        window.gridPage().timeline().setFocus();
      },
      {}, kBeatMs);
  constexpr int kSnapshots = 5; // before, then steps 15, 30, 45 and 60
  for (int back = kSnapshots - 2; back >= 0; --back)
    add(
        {}, [stage, back] { stage.bench().showSnapshot(back); }, {}, back == 0 ? kBeatMs : kScrubMs);
  add(
      {}, [stage] { stage.bench().showSnapshot(-1); }, {}, kBeatMs);
}

void Script::undo() {
  const Stage stage = stage_;
  const auto memory = memory_;
  add(
      say(QT_TRANSLATE_NOOP(
          "demo",
          "Undo takes the edit off: the model is the original again, to the bit. Redo puts it back.")),
      [&window = window_] { window.actions().undo->trigger(); },
      [stage] { return stage.bench().shownState() == stage.bench().pictures().base(); }, kReadMs);
  add(
      {}, [&window = window_] { window.actions().redo->trigger(); },
      [stage, memory] { return stage.bench().shownState() == memory->erased; }, kBeatMs);
}

void Script::strength() {
  const Stage stage = stage_;
  const auto memory = memory_;
  const auto set = [stage](double strength) {
    if (!stage.bench().edits().empty()) stage.bench().setStrength(stage.bench().edits().front().id, strength);
  };
  add(
      say(QT_TRANSLATE_NOOP("demo", "An edit has a strength. At half of it some of the cat comes back.")),
      [set] { set(kHalf); },
      [stage, memory] {
        const auto& shown = stage.bench().shownState();
        return shown != memory->erased && shown != stage.bench().pictures().base() && stage.drawn(shown);
      },
      kReadMs);
  add(
      say(QT_TRANSLATE_NOOP(
          "demo", "Full strength again. A click or Esc stops here, and everything is yours to try.")),
      [set] { set(1.0); }, [stage, memory] { return stage.bench().shownState() == memory->erased; },
      2 * kReadMs);
}

} // namespace

std::vector<StoryStep> demoScript(MainWindow& window) {
  return Script(window).take();
}

} // namespace pentimento
