#pragma once

#include <QVBoxLayout>

#include "support/grid_samples.h"
#include "support/sample_pictures.h"
#include "widgets/models/grid_fold_proxy.h"
#include "widgets/views/grid_head.h"
#include "widgets/views/grid_view.h"

namespace pentimento::testing {

/// The grid with its head over a small suite, as it stands in the window's centre.
struct GridScene {
  GridModel model;
  GridFoldProxy fold;
  QWidget window;
  GridView* view = nullptr;
  GridHead* head = nullptr;

  GridScene() {
    Suite suite{"cat", {}};
    const auto add = [&](const char* text, Role role, const char* word, int more) {
      for (int i = 0; i <= more; ++i)
        suite.cases.push_back(
            {i ? std::string(text) + " " + std::to_string(i) : text, role, word, "cat", "", false});
    };
    add("a photo of a cat", Role::Target, "cat", 3);
    add("a watercolor of a kitten", Role::Synonym, "kitten", 3);
    add("gato, oil painting", Role::Language, "gato", 3);
    add("a cat and an apple", Role::Combined, "cat + apple", 3);
    add("a photo of a fox", Role::Kept, "fox", 19);
    model.setSuite(suite, {41, 42, 43, 44});
    fold.setSourceModel(&model);
    view = new GridView;
    view->setFold(&fold);
    head = new GridHead(view);
    auto* column = new QVBoxLayout(&window);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(view);
    window.resize(926, 684);
  }

  static QString nameOf(int role) { return QStringList{"cat", "kitten", "gato", "apple", "fox"}.at(role); }

  void drawBefore() {
    for (int i = 0; i < 5; ++i)
      for (int seed = 41; seed < 45; ++seed)
        model.setBefore(picture(i * 4, std::uint64_t(seed), samplePicture(nameOf(i), seed, false), "b3d04e91",
                                0.94 + 0.01 * (seed - 40)));
    model.flush();
  }

  void drawAfter() {
    model.setState("7c1fe02b");
    for (int i = 0; i < 5; ++i)
      for (int seed = 41; seed < 45; ++seed) {
        const bool kept = i == 4, leak = (i + seed) % 3 == 0;
        if (kept && seed > 42) continue;
        model.setAfter(picture(i * 4, std::uint64_t(seed), samplePicture(nameOf(i), seed, !kept && !leak),
                               "7c1fe02b",
                               kept   ? 0.98
                               : leak ? 0.88
                                      : 0.03,
                               kept   ? Verdict::Kept
                               : leak ? Verdict::Leak
                                      : Verdict::Erased));
      }
    model.setProgress({{16, 43}}, false, 12, 20);
    model.setProgress({{16, 44}}, false, 0, 0);
    model.flush();
  }
};

} // namespace pentimento::testing
