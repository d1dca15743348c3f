#include "core/project/record/project_thread.h"

#include <atomic>

#include <QtTest>

#include "core/project/project_fixture.h"
#include "support/patience.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ProjectThreadTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everythingPostedIsDoneBeforeItEnds() {
    const TestFolder folder;
    const auto place = folder.path() / "a.pentimento";
    std::atomic<bool> opened{false};
    {
      ProjectCallbacks callbacks;
      callbacks.opened = [&](const std::optional<WindowState>& window, const std::filesystem::path& copy) {
        opened = !window && copy.empty();
      };
      ProjectThread thread(place, callbacks);
      for (int i = 0; i < 50; ++i)
        thread.post([i](ProjectDesk& desk) {
          desk.project.add_plan("plan " + std::to_string(i), nullptr);
          desk.window.plan.method = "method " + std::to_string(i);
          desk.window_changed = true;
        });
    }
    QVERIFY(opened);
    QCOMPARE(Project(place, Project::Access::Read).plans().size(), std::size_t(50));
    QCOMPARE(read_window(place)->plan.method, std::string("method 49"));
  }

  void whatIsOpenElsewhereIsRefusedNamingWho() {
    const TestFolder folder;
    const auto place = folder.path() / "a.pentimento";
    const Project holder(place, Project::Access::Write);
    std::string sentence;
    {
      ProjectCallbacks callbacks;
      callbacks.refused = [&](const Failure& failure) { sentence = failure.sentence(); };
      ProjectThread thread(place, callbacks);
      thread.post([](ProjectDesk&) { QFAIL("a refused project was written"); });
    }
    QVERIFY2(sentence.find("is open in another Pentimento: got process " +
                           std::to_string(QCoreApplication::applicationPid())) != std::string::npos,
             sentence.c_str());
  }

  void whatCannotBeWrittenIsTriedAgainInOrder() {
    const TestFolder folder;
    std::atomic<int> tries{0}, stuck{0}, unstuck{0}, failed{0};
    std::vector<int> order;
    {
      ProjectCallbacks callbacks;
      callbacks.stuck = [&](const Failure&) { ++stuck; };
      callbacks.unstuck = [&] { ++unstuck; };
      callbacks.failed = [&](const Failure&) { ++failed; };
      ProjectThread thread(folder.path() / "a.pentimento", callbacks);
      thread.post([&](ProjectDesk&) {
        if (++tries < 3) throw Error(ErrorCode::FileUnwritable, "the disk is full");
        order.push_back(1);
      });
      thread.post([&](ProjectDesk&) { throw Error(ErrorCode::BadFormat, "not to be tried again"); });
      thread.post([&](ProjectDesk&) { order.push_back(2); });
      QTRY_COMPARE_WITH_TIMEOUT(unstuck.load(), 1, kPatience);
    }
    QCOMPARE(tries.load(), 3);
    QCOMPARE(stuck.load(), 1); // said once, not at each try
    QCOMPARE(failed.load(), 1);
    QCOMPARE(order, (std::vector<int>{1, 2}));
  }
};

PENTIMENTO_TEST(ProjectThreadTest)
#include "project_thread_test.moc"
