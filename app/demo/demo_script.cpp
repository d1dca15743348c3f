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
constexpr double kHalf = 0.5;
const char* const kMethod = "uce";           // a second, where DoCo takes a minute on two cores
const char* const kPublished = "repository"; // its preset that moves the bare word alone, and so leaks

QString text(const char* source) {
  return QCoreApplication::translate("demo", source);
}

std::function<QString()> say(const char* source) {
  return [source] { return text(source); };
}

/// What a later step has to know of an earlier one.
struct Memory {
  bool opened = false;
  CellKey shown{-1, 0}; ///< The synonym that is looked at.
  bool leaks = false;   ///< It still shows the cat.
  std::string last;     ///< The state of the second edit.
};

/// Writes the script; each part is one thing to show. The steps hold what they need by value.
class Script {
 public:
  explicit Script(MainWindow& window) : window_(window), stage_(window) {}

  std::vector<StoryStep> take() && {
    open();
    erase();
    leak();
    compare();
    time();
    undo();
    again();
    strength();
    return std::move(steps_);
  }

 private:
  void open();
  void erase();
  void leak();
  void compare();
  void time();
  void undo();
  void again();
  void strength();

  void add(std::function<QString()> caption, std::function<void()> act, std::function<bool()> over,
           int readMs) {
    steps_.push_back({std::move(caption), std::move(act), std::move(over), readMs});
  }

  /// True once nothing runs, one edit is there and its pictures are drawn.
  std::function<bool()> erased() const {
    return [stage = stage_] {
      const Workbench& bench = stage.bench();
      return bench.run().phase == RunPhase::Ready && bench.edits().size() == 1 &&
             bench.shownState() != bench.pictures().base() && stage.drawn(bench.shownState());
    };
  }

  MainWindow& window_;
  Stage stage_;
  std::shared_ptr<Memory> memory_ = std::make_shared<Memory>();
  std::vector<StoryStep> steps_;
};

void Script::open() {
  add(
      say(QT_TRANSLATE_NOOP("demo",
                            "A small text-to-image model opens: the miniature. It draws a world of emoji.")),
      [stage = stage_, memory = memory_, &window = window_] {
        stage.closeCompare();
        stage.bench().closeSuite();
        QObject::connect(
            &stage.bench(), &Workbench::modelOpened, &stage.bench(), [memory] { memory->opened = true; },
            Qt::SingleShotConnection);
        window.openModel(QStringLiteral("miniature"), QStringLiteral("cpu"), QStringLiteral("fp32"));
      },
      [stage = stage_, memory = memory_] {
        return memory->opened && stage.bench().run().phase == RunPhase::Ready;
      },
      0);
  add(
      {},
      [stage = stage_] {
        Plan plan = stage.bench().plan();
        plan.seeds = {41, 42, 43};
        stage.bench().setPlan(plan);
        stage.chooseMethod(kMethod, stage.preset(kMethod, kPublished));
      },
      [stage = stage_] { return stage.drawn(stage.bench().pictures().base()); }, kReadMs);
  add(say(QT_TRANSLATE_NOOP(
          "demo",
          "Left, the plan: erase “cat”, draw “dog” instead, keep others. Middle: what it draws before.")),
      {}, {}, kReadMs);
}

void Script::erase() {
  add(
      say(QT_TRANSLATE_NOOP(
          "demo", "Erase, with UCE as its authors published it: a closed form that takes a second.")),
      [&window = window_] { window.actions().erase->trigger(); },
      [stage = stage_] { return stage.bench().snapshots().size() > 1; }, kReadMs);
  add(say(QT_TRANSLATE_NOOP(
          "demo", "Every pair starts from the same noise, so whatever differs between the two is the edit.")),
      {}, erased(), kReadMs);
  add({}, {}, {}, kBeatMs);
}

void Script::leak() {
  add(
      {},
      [stage = stage_, memory = memory_] {
        const CellKey leak = stage.worstLeak(Role::Synonym);
        memory->leaks = leak.row >= 0;
        memory->shown = memory->leaks ? leak : stage.firstOf(Role::Synonym);
      },
      {}, 0);
  add(
      [stage = stage_, memory = memory_] {
        const auto& cases = stage.bench().suite().cases;
        const QString word =
            memory->shown.row < 0
                ? QString()
                : QString::fromStdString(cases[static_cast<std::size_t>(memory->shown.row)].word);
        const QString said =
            memory->leaks
                ? text(QT_TRANSLATE_NOOP(
                      "demo", "Asked for “cat” it draws dogs. But “%1” still shows the cat: a leak."))
                : text(QT_TRANSLATE_NOOP("demo", "At these seeds “%1” does not show the cat any more."));
        return said.arg(word);
      },
      [stage = stage_, memory = memory_] { stage.select(memory->shown); }, {}, kReadMs);
}

void Script::compare() {
  add(
      say(QT_TRANSLATE_NOOP(
          "demo",
          "Compare: the same noise before and after, as a split, side by side, as their difference.")),
      [stage = stage_, memory = memory_] {
        stage.openCompare(memory->shown);
        if (auto* view = stage.compare()) view->setMode(CompareMode::Split);
      },
      {}, kBeatMs);
  for (const CompareMode mode : {CompareMode::SideBySide, CompareMode::Difference, CompareMode::Split})
    add(
        {},
        [stage = stage_, mode] {
          if (auto* view = stage.compare()) view->setMode(mode);
        },
        {}, kBeatMs);
}

void Script::time() {
  add(
      say(QT_TRANSLATE_NOOP(
          "demo", "The timeline keeps every snapshot. Scrub back: grid, counts and state hash follow.")),
      [stage = stage_, &window = window_] {
        stage.closeCompare();
        window.gridPage().timeline().setFocus();
      },
      {}, kBeatMs);
  for (const int snapshot : {0, -1, 0, -1}) // before, and the newest
    add(
        {}, [stage = stage_, snapshot] { stage.bench().showSnapshot(snapshot); }, {}, kBeatMs);
}

void Script::undo() {
  add(
      say(QT_TRANSLATE_NOOP("demo", "Undo takes the edit off: the model is the original again, to the bit.")),
      [&window = window_] { window.actions().undo->trigger(); },
      [stage = stage_] { return stage.bench().shownState() == stage.bench().pictures().base(); }, kReadMs);
}

void Script::again() {
  add(
      say(QT_TRANSLATE_NOOP(
          "demo", "Erase again, with many sentences about the cat instead of the bare word. Also a second.")),
      [stage = stage_, &window = window_] {
        stage.chooseMethod(kMethod); // its first preset, made for the miniature
        window.actions().erase->trigger();
      },
      erased(), kReadMs);
  add(
      [stage = stage_] {
        const Proportion leaks = stage.bench().evidence().leak_total;
        return text(QT_TRANSLATE_NOOP("demo", "Now %1 of the %2 pictures judged so far still show the cat. "
                                              "Right: what else broke."))
            .arg(leaks.k)
            .arg(leaks.n);
      },
      [stage = stage_, memory = memory_] {
        memory->last = stage.bench().shownState();
        stage.select(memory->shown); // the same words as before, so that they can be seen to have changed
      },
      {}, kReadMs);
}

void Script::strength() {
  const auto set = [stage = stage_](double strength) {
    if (!stage.bench().edits().empty()) stage.bench().setStrength(stage.bench().edits().front().id, strength);
  };
  add(
      say(QT_TRANSLATE_NOOP("demo", "An edit has a strength. This is half of it.")), [set] { set(kHalf); },
      [stage = stage_, memory = memory_] {
        const auto& shown = stage.bench().shownState();
        return shown != memory->last && shown != stage.bench().pictures().base() && stage.drawn(shown);
      },
      kReadMs);
  add(
      say(QT_TRANSLATE_NOOP(
          "demo", "Full strength again. A click or Esc stops here, and everything is yours to try.")),
      [set] { set(1.0); },
      [stage = stage_, memory = memory_] { return stage.bench().shownState() == memory->last; }, 2 * kReadMs);
}

} // namespace

std::vector<StoryStep> demoScript(MainWindow& window) {
  return Script(window).take();
}

} // namespace pentimento
