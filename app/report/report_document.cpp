#include "app/report/report_document.h"

#include <QImage>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

#include "app/report/report_chart.h"
#include "app/report/report_ink.h"
#include "core/audit/html_text.h"
#include "core/audit/report_evidence.h"
#include "core/audit/report_facts.h"
#include "core/io/png.h"
#include "core/project/manifest_value.h"
#include "widgets/style/fonts.h"
#include "widgets/style/image_conversion.h"

namespace pentimento {
namespace {

using namespace report_ink;

const QColor kLeak(0xbb, 0x2f, 0x25), kFine(0x0a, 0x6b, 0x59), kKept(0x4a, 0x51, 0x62);
constexpr int kPicture = 96;
constexpr int kLeaksARow = 3;
constexpr qreal kBelowTable = 8;

QString text(const std::string& words) {
  return QString::fromStdString(words);
}

/// Writes paragraphs and tables one after the other.
class Writer {
 public:
  Writer(QTextDocument& document, double width) : document_(document), at_(&document), width_(width) {}

  static QTextCharFormat type(int pixels, QFont::Weight weight = QFont::Normal, const QColor& colour = {}) {
    QTextCharFormat format;
    format.setFont(uiFont(pixels, weight));
    if (colour.isValid()) format.setForeground(colour);
    return format;
  }

  void paragraph(const QString& words, const QTextCharFormat& look, qreal above = 0, qreal below = 6,
                 bool keepWithNext = false) {
    QTextBlockFormat block;
    block.setTopMargin(above);
    block.setBottomMargin(below);
    block.setLineHeight(135, QTextBlockFormat::ProportionalHeight);
    block.setProperty(kKeepWithNext, keepWithNext);
    begin(block);
    at_.insertText(words, look);
  }
  void heading(const QString& words) { paragraph(words, type(18, QFont::DemiBold), 26, 8, true); }
  void plain(const QString& words) { paragraph(words, type(13)); }
  /// Of what stands below it.
  void introduction(const QString& words) { paragraph(words, type(13), 0, 6, true); }
  void quiet(const QString& words) { paragraph(words, type(12, QFont::Normal, kMuted)); }

  void chart(const std::vector<RateRow>& rows, const QColor& colour) {
    QTextBlockFormat block;
    block.setTopMargin(6);
    begin(block);
    at_.insertText(QString(QChar::ObjectReplacementCharacter), ReportChart::format(rows, colour));
  }

  /// A table of `columns`, whose widths are shares of the line; 0 takes the rest.
  QTextTable* table(int rows, const QList<double>& shares, qreal padding = 3) {
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellPadding(padding);
    format.setCellSpacing(0);
    format.setMargin(0);
    format.setBottomMargin(kBelowTable); // the margin above the paragraph behind it is not taken
    QList<QTextLength> widths;
    for (const double share : shares) widths << QTextLength(QTextLength::FixedLength, share * width_);
    format.setColumnWidthConstraints(widths);
    format.setWidth(QTextLength(QTextLength::FixedLength, width_));
    at_.movePosition(QTextCursor::End);
    auto* made = at_.insertTable(rows, static_cast<int>(shares.size()), format);
    at_.movePosition(QTextCursor::End);
    fresh_ = true; // the empty paragraph after a table takes what comes next
    return made;
  }

  static void cell(QTextTable* table, int row, int column, const QString& words,
                   const QTextCharFormat& look) {
    auto cursor = table->cellAt(row, column).firstCursorPosition();
    QTextBlockFormat block;
    block.setLineHeight(125, QTextBlockFormat::ProportionalHeight);
    cursor.setBlockFormat(block);
    cursor.insertText(words, look);
  }

  void facts(const ReportFacts& facts) {
    auto* made = table(static_cast<int>(facts.size()), {0.2, 0.8}, 2);
    for (int row = 0; row < made->rows(); ++row) {
      const auto& [name, value] = facts[static_cast<std::size_t>(row)];
      cell(made, row, 0, text(name), type(12, QFont::Normal, kMuted));
      cell(made, row, 1, text(value), type(12));
    }
  }

  /// An image under a name of its own, as a cell's next word.
  void picture(QTextCursor cursor, const QImage& image) {
    const QUrl name(QStringLiteral("picture:%1").arg(++pictures_));
    document_.addResource(QTextDocument::ImageResource, name, image);
    QTextImageFormat format;
    format.setName(name.toString());
    format.setWidth(kPicture);
    format.setHeight(kPicture * image.height() / std::max(1, image.width()));
    cursor.insertImage(format);
  }

 private:
  void begin(const QTextBlockFormat& block) {
    at_.movePosition(QTextCursor::End);
    if (std::exchange(fresh_, false))
      at_.setBlockFormat(block);
    else
      at_.insertBlock(block);
  }

  QTextDocument& document_;
  QTextCursor at_;
  double width_;
  bool fresh_ = true;
  int pictures_ = 0;
};

/// Nothing of a sensitive picture may be seen on paper, where it cannot be revealed on purpose.
QImage shown(const CellRecord& cell, const Project& project) {
  const auto image = toQImage(std::make_shared<Image>(read_picture(project.path_of(cell.file))));
  if (!cell.one.sensitive) return image.scaled(image.size() * 4, Qt::KeepAspectRatio, Qt::FastTransformation);
  return image.scaled(4, 4, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
      .scaled(256, 256, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

void writeVerdict(Writer& writer, const ReportData& data) {
  writer.heading(QObject::tr("Verdict by axis"));
  writer.quiet(QObject::tr("95 % intervals: Wilson; where nothing was seen the upper bound is Clopper and "
                           "Pearson's. ● asks for attention, ○ nothing seen beyond chance, – not tested.") +
               (data.judge_validated ? QString()
                                     : QObject::tr(" The marks have no colours: the judge was not checked "
                                                   "against labels of a person.")));
  for (const auto& axis : data.axes) {
    writer.paragraph(text(axis.name), Writer::type(13, QFont::DemiBold), 10, 0, true);
    writer.paragraph(text(axis.question), Writer::type(12, QFont::Normal, kMuted), 0, 2, true);
    auto* table = writer.table(static_cast<int>(axis.lines.size()), {0.04, 0.22, 0.74}, 2);
    for (int row = 0; row < table->rows(); ++row) {
      const auto& line = axis.lines[static_cast<std::size_t>(row)];
      const bool attention = line.mark == ReportLine::Mark::Attention;
      const bool light = data.judge_validated && line.seen.n >= line.least_n;
      const QColor quiet = line.tested ? QColor() : kMuted;
      const auto weight = attention ? QFont::DemiBold : QFont::Normal;
      Writer::cell(table, row, 0,
                   attention                             ? QStringLiteral("●")
                   : line.mark == ReportLine::Mark::Fine ? QStringLiteral("○")
                                                         : QStringLiteral("–"),
                   Writer::type(13, weight, light ? (attention ? kLeak : kFine) : kMuted));
      Writer::cell(table, row, 1, text(line.what), Writer::type(12, QFont::Medium, quiet));
      QString more;
      if (line.tested && line.before.measured())
        more = QObject::tr("\nbefore the edit: %1; McNemar p = %2")
                   .arg(text(proportion_text(line.before)))
                   .arg(line.change_p, 0, 'g', 2);
      if (line.corrected)
        more += QObject::tr("\ncorrected for the judge's errors: %1 to %2")
                    .arg(text(percent_text(line.corrected->low)), text(percent_text(line.corrected->high)));
      Writer::cell(table, row, 2, text(line.sentence), Writer::type(12, weight, quiet));
      if (!more.isEmpty())
        table->cellAt(row, 2).lastCursorPosition().insertText(more, Writer::type(11, QFont::Normal, kMuted));
    }
  }
}

void writeLeaks(Writer& writer, const ReportData& data, const Project& project) {
  writer.heading(QObject::tr("Worst leaks"));
  if (data.leaks.empty())
    return writer.plain(
        QObject::tr("No picture was surely judged to show the target. The verdict above says how "
                    "much that is worth."));
  writer.introduction(
      QObject::tr("%1 of the %2 pictures after the edit in which the judge surely sees the target, "
                  "most probable first: before and after. The command draws a picture again and "
                  "compares it to the bit.")
          .arg(data.leaks.size())
          .arg(data.leaks_in_all));
  const int rows = (static_cast<int>(data.leaks.size()) + kLeaksARow - 1) / kLeaksARow;
  auto* table = writer.table(rows, QList<double>(kLeaksARow, 1.0 / kLeaksARow), 5);
  for (std::size_t i = 0; i < data.leaks.size(); ++i) {
    const auto& leak = data.leaks[i];
    const auto cell = table->cellAt(static_cast<int>(i) / kLeaksARow, static_cast<int>(i) % kLeaksARow);
    if (leak.before) {
      writer.picture(cell.lastCursorPosition(), shown(*leak.before, project));
      cell.lastCursorPosition().insertText(QStringLiteral(" "));
    }
    writer.picture(cell.lastCursorPosition(), shown(leak.after, project));
    cell.lastCursorPosition().insertText(
        QObject::tr("\n“%1”, %2, seed %3: %4 seen with %5\n")
            .arg(text(leak.after.one.text), text(std::string(role_name(leak.after.one.role))))
            .arg(leak.after.key.seed)
            .arg(text(leak.after.one.judged))
            .arg(leak.after.score->probability, 0, 'f', 2),
        Writer::type(11));
    cell.lastCursorPosition().insertText(text(leak.command), Writer::type(9, QFont::Normal, kMuted));
  }
}

void writeDamage(Writer& writer, const ReportData& data) {
  writer.heading(QObject::tr("Collateral damage"));
  if (data.damage.empty())
    return writer.plain(QObject::tr(
        "Not tested: the suites ask for nothing that was to be kept, or no pair was surely judged."));
  writer.introduction(
      QObject::tr("The same prompts and seeds before and after, pairs of which the judge is sure on "
                  "both sides. Change: bootstrap over prompts, 95 %."));
  writer.chart(damage_rows(data), kKept);
  writer.quiet(QObject::tr("● after, with its 95 % interval   ▽ before the edit"));
  auto* table = writer.table(static_cast<int>(data.damage.size()) + 1, {0.16, 0.29, 0.29, 0.26});
  const QStringList heads{QObject::tr("concept"), QObject::tr("before"), QObject::tr("after"),
                          QObject::tr("change")};
  for (int column = 0; column < heads.size(); ++column)
    Writer::cell(table, 0, column, heads[column], Writer::type(11, QFont::Medium, kMuted));
  for (int row = 1; row < table->rows(); ++row) {
    const auto& damage = data.damage[static_cast<std::size_t>(row) - 1];
    const QStringList words{text(damage.word), text(proportion_text(damage.before)),
                            text(proportion_text(damage.after)), text(difference_text(damage))};
    for (int column = 0; column < words.size(); ++column)
      Writer::cell(table, row, column, words[column], Writer::type(11));
  }
}

void writeManifest(Writer& writer, const ReportData& data) {
  writer.heading(QObject::tr("Manifest"));
  writer.plain(
      QObject::tr("Everything that the numbers above depend on. The files beside this one hold every "
                  "picture's row (cells.csv) and the whole report as data (report.json); SHA256SUMS "
                  "lists all of them, and pentimento-cli verify checks it."));
  const auto block = [&](const QString& title, const Document& document) {
    writer.paragraph(title, Writer::type(13, QFont::DemiBold), 10, 2, true);
    auto lines = text(document.dump(1, ' ', false, Document::error_handler_t::replace));
    lines.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator)); // of one paragraph, as close as its own
    writer.paragraph(lines, Writer::type(9, QFont::Normal, kMuted));
  };
  block(QObject::tr("Probe"), data.run.manifest);
  if (data.erasure) block(QObject::tr("Erasure"), data.erasure->manifest);
}

} // namespace

void fillReport(QTextDocument& document, const ReportData& data, const Project& project, double width) {
  Writer writer(document, width);
  writer.quiet(
      QObject::tr("Pentimento · audit of an edited text-to-image model · %1").arg(text(data.run.ended)));
  writer.paragraph(text(data.title), Writer::type(28, QFont::DemiBold), 4, 6);
  writer.paragraph(text(lead_sentence(data)), Writer::type(15), 6, 12);
  writer.facts(head_facts(data));
  writeVerdict(writer, data);
  writer.heading(QObject::tr("How often the target is seen"));
  writer.chart(leak_rows(data), kLeak);
  writer.quiet(QObject::tr("● after, with its 95 % interval   ▽ before the edit"));
  writer.heading(QObject::tr("What was not tested"));
  for (const auto& line : data.not_tested) writer.paragraph("– " + text(line), Writer::type(12), 0, 3);
  writeLeaks(writer, data, project);
  writeDamage(writer, data);
  writer.heading(QObject::tr("Detector reliability"));
  const auto judge = judge_facts(data);
  if (judge.empty())
    writer.plain(QObject::tr("Not tested: there was no judge, so no picture was scored."));
  else
    writer.facts(judge);
  writeManifest(writer, data);
}

} // namespace pentimento
