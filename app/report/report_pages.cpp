#include "app/report/report_pages.h"

#include <algorithm>

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include "app/report/report_chart.h"
#include "app/report/report_document.h"
#include "app/report/report_ink.h"
#include "core/base/error.h"
#include "core/io/atomic_file.h"
#include "widgets/style/fonts.h"

namespace pentimento {
namespace {

using namespace report_ink;

constexpr qreal kPageSide = 68, kPageTop = 72, kPageFoot = 76; // 18 and 19 mm

QSizeF textSize() {
  return {ReportPages::kPage.width() - 2 * kPageSide, ReportPages::kPage.height() - kPageTop - kPageFoot};
}

/// Where the last of `first` and the paragraphs it is to stay with begins: behind all that ask for it.
QTextBlock companion(QTextBlock first) {
  while (first.isValid() && first.blockFormat().boolProperty(kKeepWithNext)) first = first.next();
  return first;
}

/// Moves headings to the page of what they head.
void keepTogether(QTextDocument& document, qreal pageHeight) {
  constexpr qreal kWhole = 64; // a paragraph up to this height is not torn from its heading by halves
  const auto* layout = document.documentLayout();
  const auto pageOf = [&](qreal y) { return static_cast<int>(y / pageHeight); };
  for (auto block = document.begin(); block.isValid();) {
    const auto last = companion(block);
    if (last == block || !last.isValid()) {
      block = block.next();
      continue;
    }
    const QRectF next = layout->blockBoundingRect(last);
    const qreal end = next.top() + std::min(next.height(), kWhole) - 1;
    if (pageOf(layout->blockBoundingRect(block).top()) != pageOf(end)) {
      auto format = block.blockFormat();
      format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
      QTextCursor(block).setBlockFormat(format);
      document.markContentsDirty(0, document.characterCount()); // else what is below keeps its old place
    }
    block = last;
  }
}

} // namespace

ReportPages::ReportPages(const ReportData& data, const Project& project)
    : title_(QString::fromStdString(data.title)),
      made_(tr("Audit by Pentimento, run %1 of %2")
                .arg(data.run.id)
                .arg(QString::fromStdString(std::filesystem::path(data.project).filename().string()))),
      document_(std::make_unique<QTextDocument>()) {
  document_->setUndoRedoEnabled(false);
  document_->setDefaultFont(uiFont(13));
  document_->setUseDesignMetrics(true); // the pages are scaled to the printer's dots
  document_->setDocumentMargin(0);
  document_->documentLayout()->registerHandler(ReportChart::kObject, new ReportChart(document_.get()));
  fillReport(*document_, data, project, textSize().width());
  document_->setPageSize(textSize());
  keepTogether(*document_, textSize().height());
}

ReportPages::~ReportPages() = default;

int ReportPages::count() const {
  return document_->pageCount();
}

void ReportPages::paint(QPainter& painter, int page) const {
  painter.save();
  painter.setFont(uiFont(10));
  painter.setPen(kMuted);
  const QRectF foot(kPageSide, kPage.height() - 52, textSize().width(), 20);
  painter.drawText(foot, Qt::AlignLeft, made_);
  painter.drawText(foot, Qt::AlignRight, tr("%1 of %2").arg(page + 1).arg(count()));
  painter.setPen(QPen(kLine, 0.75));
  painter.drawLine(QPointF(kPageSide, foot.top() - 8), QPointF(kPage.width() - kPageSide, foot.top() - 8));
  if (page > 0) { // the first has it large
    painter.setPen(kMuted);
    painter.drawText(QRectF(kPageSide, 36, textSize().width(), 20), Qt::AlignLeft, title_);
  }
  const qreal top = page * textSize().height();
  painter.translate(kPageSide, kPageTop - top);
  QAbstractTextDocumentLayout::PaintContext context;
  context.palette.setColor(QPalette::Text, kInk);
  context.clip = QRectF(0, top, textSize().width(), textSize().height());
  painter.setClipRect(context.clip);
  document_->documentLayout()->draw(&painter, context);
  painter.restore();
}

void writeReportPdf(const std::filesystem::path& file, const ReportData& data, const Project& project,
                    const std::function<void(int page, int pages)>& page) {
  const ReportPages pages(data, project);
  QBuffer bytes;
  bytes.open(QIODevice::WriteOnly);
  {
    QPdfWriter pdf(&bytes);
    pdf.setPageSize(QPageSize(QPageSize::A4));
    pdf.setPageMargins({});
    pdf.setResolution(1200);
    pdf.setTitle(QString::fromStdString(data.title));
    pdf.setCreator(QStringLiteral("Pentimento"));
    QPainter painter(&pdf);
    painter.scale(pdf.width() / ReportPages::kPage.width(), pdf.height() / ReportPages::kPage.height());
    for (int i = 0; i < pages.count(); ++i) {
      if (page) page(i, pages.count());
      if (i > 0 && !pdf.newPage())
        throw Error(ErrorCode::Internal, "a page of the report could not be begun");
      pages.paint(painter, i);
    }
  }
  write_text(file, std::string_view(bytes.data().constData(), static_cast<std::size_t>(bytes.size())));
}

} // namespace pentimento
