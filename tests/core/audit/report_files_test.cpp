#include "core/audit/report_files.h"

#include <QtTest>

#include "core/audit/report_fixture.h"
#include "core/io/csv.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ReportFilesTest : public QObject {
  Q_OBJECT

  const ReportedProject reported_;
  const std::filesystem::path place_ = reported_.folder.path() / "report";

  std::string write() const {
    return write_report(place_, report_data(reported_.project), reported_.project);
  }

 private Q_SLOTS:
  void isCheckedByItsList() {
    const auto seal = write();
    const auto check = verify_report(place_);
    QVERIFY(check.problems.empty());
    QCOMPARE(check.files, 3);
    QCOMPARE(check.seal, seal);
    QCOMPARE(write(), seal); // the same project gives the same bytes
    QCOMPARE(parse_csv(content(place_ / "cells.csv"), "cells").size(), std::size_t{9});
    const auto json = Document::parse(content(place_ / "report.json"));
    QCOMPARE(json["leaks_in_all"].get<int>(), 2);
    QVERIFY(json["axes"][2]["lines"][0]["k"].is_null()); // not tested is no zero
  }

  void oneChangedByteIsFound() {
    for (const char* name : {"report.html", "report.json", "cells.csv"}) {
      write();
      auto bytes = content(place_ / name);
      bytes[bytes.size() / 2] ^= 1;
      std::ofstream(place_ / name, std::ios::binary) << bytes;
      QVERIFY(verify_report(place_).problems == std::vector<std::string>{std::string(name) + " was changed"});
    }
    write();
    auto list = content(place_ / "SHA256SUMS");
    for (std::size_t at = 0; at < list.size();
         at += 7) { // in the list itself: another seal, and a problem or an error
      auto bytes = list;
      bytes[at] ^= 1;
      std::ofstream(place_ / "SHA256SUMS", std::ios::binary) << bytes;
      const auto sentence =
          reported_.folder.sentence([&] { QVERIFY(!verify_report(place_).problems.empty()); });
      QVERIFY(sentence == "no error" || sentence.startsWith("DIR/report/SHA256SUMS is broken"));
    }
  }

  void aPdfIsSealedWithTheOthers() {
    const auto seal = write();
    std::ofstream(place_ / "report.pdf") << "%PDF";
    QVERIFY(verify_report(place_).problems == std::vector<std::string>{"report.pdf was added"});
    QVERIFY(seal_report(place_) != seal);
    QCOMPARE(verify_report(place_).files, 4);
    QVERIFY(verify_report(place_).problems.empty());
    QCOMPARE(write(), seal); // without it again
  }

  void missingAndAddedFilesAreFound() {
    write();
    std::filesystem::remove(place_ / "cells.csv");
    std::ofstream(place_ / "more") << "x";
    QVERIFY(verify_report(place_).problems ==
            (std::vector<std::string>{"cells.csv is missing", "more was added"}));
    QCOMPARE(
        reported_.folder.sentence([&] { write(); }),
        QString(
            "DIR/report holds other files: expected an empty folder or a report, got more; a report's folder "
            "is its own; name another"));
    std::filesystem::remove(place_ / "more");
  }
};

PENTIMENTO_TEST(ReportFilesTest)
#include "report_files_test.moc"
