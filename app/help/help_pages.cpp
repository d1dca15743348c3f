#include "app/help/help_pages.h"

#include <QAction>
#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>

#include "app/palette/command.h"
#include "core/erasure/registry.h"
#include "core/probes/attacks/attack_registry.h"
#include "core/probes/suites.h"

// Q_INIT_RESOURCE declares a function, so it may not stand inside a namespace.
static void initPentimentoHelp() {
  Q_INIT_RESOURCE(pentimento_help);
}

namespace pentimento {
namespace {

QString tr(const char* text) {
  return QCoreApplication::translate("help", text);
}

/// Plain text as Markdown that reads the same.
QString plain(const QString& text) {
  static const QRegularExpression marks(QStringLiteral("([\\\\`*_{}\\[\\]<>#|~])"));
  return QString(text).replace(marks, QStringLiteral("\\\\1"));
}
QString plain(const std::string& text) {
  return plain(QString::fromStdString(text));
}

QString row(const QStringList& cells) {
  return QStringLiteral("| %1 |\n").arg(cells.join(QStringLiteral(" | ")));
}
QString table(const QStringList& heads) {
  return row(heads) + row(QStringList(heads.size(), QStringLiteral("---")));
}

QString number(double value) {
  return QString::number(value, 'g', 6);
}

QString rangeOf(const SettingDescription& setting) {
  switch (setting.kind) {
  case SettingKind::Boolean:
    return tr("on or off");
  case SettingKind::Choice: {
    QStringList choices;
    for (const auto& choice : setting.choices) choices << plain(choice);
    return choices.join(QStringLiteral(", "));
  }
  case SettingKind::Integer:
  case SettingKind::Real:
    break;
  }
  return tr("%1 to %2").arg(number(setting.least), number(setting.most));
}

QString settingsTable(const MethodDescription& method) {
  QString text = QStringLiteral("\n## %1\n").arg(tr("Settings"));
  text += tr("`key` is the name that the command line's `--set key=value` takes.") + QStringLiteral("\n\n");
  text += table({tr("Setting"), tr("Default"), tr("Range"), tr("What it does")});
  for (const auto& setting : method.settings) {
    QString value = plain(setting_text(setting.standard));
    if (!setting.unit.empty()) value += QChar(' ') + plain(setting.unit);
    text += row({QStringLiteral("%1 `%2`").arg(plain(setting.label), QString::fromStdString(setting.key)),
                 value, rangeOf(setting), plain(setting.help)});
  }
  if (method.presets.empty()) return text;
  text += QStringLiteral("\n## %1\n").arg(tr("Presets"));
  for (const auto& preset : method.presets)
    text += QStringLiteral("- **%1**: %2\n").arg(plain(preset.name), plain(preset.summary));
  return text;
}

/// The citation, its arXiv number as a link.
QString paper(const MethodDescription& method) {
  static const QRegularExpression arxiv(QStringLiteral("arXiv (\\d{4}\\.\\d{4,5})"));
  QString citation = plain(method.citation);
  citation.replace(arxiv, QStringLiteral("[arXiv \\1](https://arxiv.org/abs/\\1)"));
  return QStringLiteral("\n## %1\n%2\n").arg(tr("Paper"), citation);
}

} // namespace

QString helpText(const QString& name) {
  initPentimentoHelp();
  QFile file(QStringLiteral(":/help/%1.md").arg(name));
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString methodPage(const MethodDescription& method, const QString& prose) {
  return QStringLiteral("*%1*\n\n").arg(plain(method.summary)) + prose + settingsTable(method) +
         paper(method);
}

QString attackPage(const AttackDescription& attack, const QString& prose) {
  QString text = QStringLiteral("*%1*\n\n").arg(plain(attack.method.summary)) + prose;
  text +=
      QStringLiteral("\n## %1\n%2\n\n%3\n")
          .arg(tr("Tier and control"), tr("Tier **%1**: see [probes](page:probes).").arg(plain(attack.tier)),
               tr("Its null control: %1.").arg(plain(attack.control)));
  return text + settingsTable(attack.method) + paper(attack.method);
}

QString keysPage(const QList<QAction*>& actions) {
  QString text = table({tr("Keys"), tr("What they do")});
  for (const QAction* action : actions) {
    QStringList keys;
    for (const auto& key : action->shortcuts())
      keys << QStringLiteral("**%1**").arg(plain(key.toString(QKeySequence::NativeText)));
    if (!keys.isEmpty()) text += row({keys.join(QStringLiteral(", ")), plain(plainTitle(*action))});
  }
  return text + QChar('\n') + helpText(QStringLiteral("keys"));
}

namespace {

QString suitesList() {
  QString text = QStringLiteral("\n## %1\n").arg(tr("Suites of the command line"));
  for (const auto& suite : suite_descriptions())
    text +=
        QStringLiteral("- **%1** (%2): %3\n").arg(plain(suite.name), plain(suite.tier), plain(suite.summary));
  return text;
}

void addWindowPages(HelpPages& pages) {
  const std::pair<const char*, QString> all[] = {{"plan", tr("Plan")},
                                                 {"edits", tr("Edits")},
                                                 {"grid", tr("Grid")},
                                                 {"compare", tr("Compare")},
                                                 {"timeline", tr("Timeline")},
                                                 {"evidence", tr("Evidence")},
                                                 {"charts", tr("Charts and conflict map")},
                                                 {"queue", tr("Queue")},
                                                 {"labels", tr("Label queue")},
                                                 {"log", tr("Log")},
                                                 {"present", tr("Present")}};
  for (const auto& [name, title] : all) {
    const QString id = QString::fromLatin1(name);
    pages << HelpPage{"window-" + id, tr("The window"), title, helpText("window/" + id)};
  }
}

} // namespace

HelpPages helpPages(const QList<QAction*>& actions) {
  HelpPages pages;
  pages << HelpPage{"start", tr("Start"), tr("What this is"), helpText("start")}
        << HelpPage{"evidence", tr("Start"), tr("How to read the evidence"), helpText("evidence")}
        << HelpPage{"keys", tr("Start"), tr("Keys"), keysPage(actions)}
        << HelpPage{"glossary", tr("Start"), tr("Glossary"), helpText("glossary")};
  addWindowPages(pages);
  pages << HelpPage{"methods", tr("Erasing"), tr("How the methods compare"), helpText("methods")};
  for (const auto& method : method_descriptions()) {
    const QString name = QString::fromStdString(method.name);
    pages << HelpPage{"method-" + name, tr("Erasing"), QString::fromStdString(method.title),
                      methodPage(method, helpText("methods/" + name))};
  }
  pages << HelpPage{"probes", tr("Probing"), tr("What the probes ask"), helpText("probes") + suitesList()};
  for (const auto& attack : attack_descriptions()) {
    const QString name = QString::fromStdString(attack.method.name);
    pages << HelpPage{"attack-" + name, tr("Probing"), QString::fromStdString(attack.method.title),
                      attackPage(attack, helpText("attacks/" + name))};
  }
  return pages;
}

} // namespace pentimento
