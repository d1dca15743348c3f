#include "app/where_report.h"

#include <QJsonArray>
#include <QJsonDocument>

#include "app/window_scene.h"
#include "support/patience.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// What a script outside needs: where to click, and what came of it.
class WhereReportTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void placesAndStateAreWritten() {
    WindowScene scene;
    const QString file = scene.home.filePath("where.json");
    new WhereReport(*scene.window, file);
    QTRY_VERIFY(QFile::exists(file));
    const auto read = [&] {
      QFile in(file);
      return in.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(in.readAll()).object() : QJsonObject();
    };
    QCOMPARE(read()["state"].toObject()["phase"].toString(), QString("no model"));
    auto* erase = scene.child<QWidget>("eraseButton");
    bool found = false;
    for (const auto& each : read()["widgets"].toArray()) {
      const auto widget = each.toObject();
      if (widget["name"].toString() != "eraseButton") continue;
      const auto rect = widget["rect"].toArray();
      found = QRect(rect[0].toInt(), rect[1].toInt(), rect[2].toInt(), rect[3].toInt()) ==
              QRect(erase->mapToGlobal(QPoint()), erase->size());
    }
    QVERIFY(found);
    scene.window->openModel("miniature", "cpu", "fp32");
    QTRY_COMPARE_WITH_TIMEOUT(read()["state"].toObject()["phase"].toString(), QString("ready"), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(read()["cells"].toArray().size() > 3, kPatience);
    const auto cell = read()["cells"].toArray().first().toObject();
    QCOMPARE(cell["word"].toString(), QString("cat"));
    QCOMPARE(cell["role"].toString(), QString("target"));
  }
};

PENTIMENTO_TEST(WhereReportTest)
#include "where_report_test.moc"
