#include "app/help/help_pages.h"

#include <QAction>
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
    return QObject::tr("on or off");
  case SettingKind::Choice: {
    QStringList choices;
    for (const auto& choice : setting.choices) choices << plain(choice);
    return choices.join(QStringLiteral(", "));
  }
  case SettingKind::Integer:
  case SettingKind::Real:
    break;
  }
  return QObject::tr("%1 to %2").arg(number(setting.least), number(setting.most));
}

QString settingsTable(const MethodDescription& method) {
  QString text = QStringLiteral("\n## %1\n").arg(QObject::tr("Settings"));
  text += QObject::tr("`key` is the name that the command line's `--set key=value` takes.") +
          QStringLiteral("\n\n");
  text += table(
      {QObject::tr("Setting"), QObject::tr("Default"), QObject::tr("Range"), QObject::tr("What it does")});
  for (const auto& setting : method.settings) {
    QString value = plain(setting_text(setting.standard));
    if (!setting.unit.empty()) value += QChar(' ') + plain(setting.unit);
    text += row({QStringLiteral("%1 `%2`").arg(plain(setting.label), QString::fromStdString(setting.key)),
                 value, rangeOf(setting), plain(setting.help)});
  }
  if (method.presets.empty()) return text;
  text += QStringLiteral("\n## %1\n").arg(QObject::tr("Presets"));
  for (const auto& preset : method.presets)
    text += QStringLiteral("- **%1**: %2\n").arg(plain(preset.name), plain(preset.summary));
  return text;
}

/// The citation, its arXiv number as a link.
QString paper(const MethodDescription& method) {
  static const QRegularExpression arxiv(QStringLiteral("arXiv (\\d{4}\\.\\d{4,5})"));
  QString citation = plain(method.citation);
  citation.replace(arxiv, QStringLiteral("[arXiv \\1](https://arxiv.org/abs/\\1)"));
  return QStringLiteral("\n## %1\n%2\n").arg(QObject::tr("Paper"), citation);
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
  text += QStringLiteral("\n## %1\n%2\n\n%3\n")
              .arg(QObject::tr("Tier and control"),
                   QObject::tr("Tier **%1**: see [probes](page:probes).").arg(plain(attack.tier)),
                   QObject::tr("Its null control: %1.").arg(plain(attack.control)));
  return text + settingsTable(attack.method) + paper(attack.method);
}

QString keysPage(const QList<QAction*>& actions) {
  QString text = table({QObject::tr("Keys"), QObject::tr("What they do")});
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
  QString text = QStringLiteral("\n## %1\n").arg(QObject::tr("Suites of the command line"));
  for (const auto& suite : suite_descriptions())
    text +=
        QStringLiteral("- **%1** (%2): %3\n").arg(plain(suite.name), plain(suite.tier), plain(suite.summary));
  return text;
}

void addWindowPages(HelpPages& pages) {
  const std::pair<const char*, QString> all[] = {{"plan", QObject::tr("Plan")},
                                                 {"edits", QObject::tr("Edits")},
                                                 {"grid", QObject::tr("Grid")},
                                                 {"compare", QObject::tr("Compare")},
                                                 {"timeline", QObject::tr("Timeline")},
                                                 {"evidence", QObject::tr("Evidence")},
                                                 {"charts", QObject::tr("Charts and trade-off")},
                                                 {"attack", QObject::tr("Attack")},
                                                 {"tokens", QObject::tr("Tokens")},
                                                 {"queue", QObject::tr("Queue")},
                                                 {"labels", QObject::tr("Label queue")},
                                                 {"log", QObject::tr("Log")},
                                                 {"present", QObject::tr("Present")}};
  for (const auto& [name, title] : all) {
    const QString id = QString::fromLatin1(name);
    pages << HelpPage{"window-" + id, QObject::tr("The window"), title, helpText("window/" + id)};
  }
}

} // namespace

HelpPages helpPages(const QList<QAction*>& actions) {
  HelpPages pages;
  pages << HelpPage{"start", QObject::tr("Start"), QObject::tr("What this is"), helpText("start")}
        << HelpPage{"evidence", QObject::tr("Start"), QObject::tr("How to read the evidence"),
                    helpText("evidence")}
        << HelpPage{"keys", QObject::tr("Start"), QObject::tr("Keys"), keysPage(actions)}
        << HelpPage{"glossary", QObject::tr("Start"), QObject::tr("Glossary"), helpText("glossary")};
  addWindowPages(pages);
  pages << HelpPage{"methods", QObject::tr("Erasing"), QObject::tr("How the methods compare"),
                    helpText("methods")}
        << HelpPage{"measured", QObject::tr("Erasing"), QObject::tr("Measured on the miniature"),
                    helpText("measured")};
  for (const auto& method : method_descriptions()) {
    const QString name = QString::fromStdString(method.name);
    pages << HelpPage{"method-" + name, QObject::tr("Erasing"), QString::fromStdString(method.title),
                      methodPage(method, helpText("methods/" + name))};
  }
  pages << HelpPage{"probes", QObject::tr("Probing"), QObject::tr("What the probes ask"),
                    helpText("probes") + suitesList()};
  for (const auto& attack : attack_descriptions()) {
    const QString name = QString::fromStdString(attack.method.name);
    pages << HelpPage{"attack-" + name, QObject::tr("Probing"), QString::fromStdString(attack.method.title),
                      attackPage(attack, helpText("attacks/" + name))};
  }
  return pages;
}

} // namespace pentimento
