#include <QtTest>

#include "core/base/log.h"
#include "support/test_registry.h"

using namespace pentimento;

class LogTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void sinkHearsInfoAndAbove() {
    std::vector<std::string> heard;
    log::set_sink([&](log::Level, const std::string& sentence) { heard.push_back(sentence); });
    log::debug("Inside a step loop.");
    log::info("Opening the model.");
    log::set_sink({});
    log::info("Nobody listens.");
    QCOMPARE(heard, (std::vector<std::string>{"Opening the model."}));
  }
};

PENTIMENTO_TEST(LogTest)
#include "log_test.moc"
