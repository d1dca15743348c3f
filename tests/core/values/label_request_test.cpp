#include "core/values/label_request.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class LabelRequestTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void namesThereAndBack() {
    for (const auto label : {HumanLabel::Leak, HumanLabel::Clean, HumanLabel::Unsure, HumanLabel::Broken}) {
      HumanLabel back{};
      QVERIFY(human_label_from_name(human_label_name(label), back));
      QCOMPARE(back, label);
    }
    for (int i = 0; i <= static_cast<int>(AskReason::Rest); ++i) {
      AskReason back{};
      QVERIFY(ask_reason_from_name(ask_reason_name(static_cast<AskReason>(i)), back));
      QCOMPARE(static_cast<int>(back), i);
    }
    HumanLabel label{};
    QVERIFY(!human_label_from_name("maybe", label));
    QCOMPARE(ask_reason_name(AskReason::Audit), std::string_view("audit"));
  }
};

PENTIMENTO_TEST(LabelRequestTest)
#include "label_request_test.moc"
