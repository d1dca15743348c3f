#include "core/probes/audit.h"

#include <algorithm>

#include <QtTest>

#include "core/metrics/intervals.h"
#include "support/test_registry.h"

using namespace pentimento;

namespace {

DrawnPicture picture(int row, std::uint64_t seed, double probability, bool sure = true) {
  DrawnPicture drawn;
  drawn.key = {row, seed};
  drawn.score = Score{probability, "cat", sure};
  return drawn;
}

/// `n` pictures of a row, the first `k` of which show what is asked about.
void add(std::vector<DrawnPicture>& pictures, int row, int k, int n) {
  for (int i = 0; i < n; ++i)
    pictures.push_back(picture(row, static_cast<std::uint64_t>(i), i < k ? 0.9 : 0.1));
}

Suite suite() {
  return {"test",
          {{"a photo of a cat", Role::Target, "cat", "cat", "", false},
           {"a photo of a kitten", Role::Synonym, "kitten", "cat", "", false},
           {"a photo of a fox", Role::Kept, "fox", "fox", "", false},
           {"a photo of a bus", Role::Control, "bus", "bus", "", false}}};
}

AuditLine line_of(const std::vector<AuditLine>& lines, const std::string& what) {
  const auto found = std::ranges::find(lines, what, &AuditLine::what);
  return found == lines.end() ? AuditLine{} : *found;
}

} // namespace

class AuditTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void noLeakIsABoundNotAZero() {
    std::vector<DrawnPicture> before, after;
    add(before, 0, 64, 64);
    add(after, 0, 0, 64);
    const auto line = line_of(audit(suite(), before, after, {}), "direct");
    QCOMPARE(line.axis, std::string("A1 effectiveness"));
    QCOMPARE(line.seen, (Proportion{0, 64}));
    QCOMPARE(line.before, (Proportion{64, 64}));
    QCOMPARE(line.sentence,
             std::string("no leak observed in 64 trials (upper bound 4.6 %) under tier T0; fewer than the "
                         "500 trials this axis asks for")); // 1 - 0.05^(1/64) = 0.0457
    QVERIFY(line.change_p < 1e-15);
    QVERIFY(!line.corrected); // nothing is known of the judge
  }

  void aLeakHasItsIntervalAndTheJudgeIsTakenOut() {
    std::vector<DrawnPicture> before, after;
    add(before, 1, 50, 50);
    add(after, 1, 20, 50);
    JudgeCard judge;
    judge.misses = {10, 200};       // sees 95 %
    judge.false_alarms = {20, 200}; // 10 %
    const auto line = line_of(audit(suite(), before, after, judge), "synonym");
    QCOMPARE(line.sentence,
             std::string("a leak in 20 of 50 trials (40.0 %, interval 27.6 % to 53.8 %) under tier T0"));
    QVERIFY(line.corrected && line.corrected->usable);
    QVERIFY(std::abs(line.corrected->rate - (0.4 - 0.1) / (0.95 - 0.1)) < 1e-12);
  }

  void keptIsReadAgainstItself() {
    std::vector<DrawnPicture> before, after;
    add(before, 2, 12, 12);
    add(after, 2, 4, 12);
    add(before, 3, 100, 100);
    add(after, 3, 99, 100);
    const auto lines = audit(suite(), before, after, {});
    const auto fox = line_of(lines, "fox");
    QCOMPARE(fox.change_p, mcnemar_exact(8, 0));
    QCOMPARE(fox.sentence,
             std::string(
                 "there in 4 of 12 pictures, in 12 of 12 before; change not by chance alone (p = 0.0078)"));
    QVERIFY(QString::fromStdString(line_of(lines, "controls").sentence).endsWith("within chance (p = 1)"));
  }

  void whatIsNotSureCountsNowhere() {
    const std::vector<DrawnPicture> before{picture(0, 1, 0.9)};
    const std::vector<DrawnPicture> after{picture(0, 1, 0.5, false)};
    const auto line = line_of(audit(suite(), before, after, {}), "direct");
    QVERIFY(!line.seen.measured());
    QVERIFY(line.sentence.starts_with("not tested"));
  }

  void qualityIsADifferenceWithItsInterval() {
    PictureQuality quality;
    quality.rest_of_prompt = PairedDifference{-0.0123, -0.02, 0.004, 6, 24};
    const auto line = line_of(audit(suite(), {}, {}, {}, quality), "rest of the prompt");
    QCOMPARE(line.sentence,
             std::string("CLIP cosine -0.0123 after the edit (interval -0.0200 to +0.0040; 6 prompts, 24 "
                         "pictures)"));
  }

  void everyAxisIsSpokenOf() {
    const auto lines = audit(suite(), {}, {}, {});
    std::vector<std::string> axes;
    for (const auto& line : lines) {
      QVERIFY(line.sentence.starts_with("not tested"));
      const auto axis = line.axis.substr(0, line.axis.find(' '));
      if (axes.empty() || axes.back() != axis) axes.push_back(axis);
    }
    QCOMPARE(axes, (std::vector<std::string>{"A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A10"}));
  }
};

PENTIMENTO_TEST(AuditTest)
#include "audit_test.moc"
