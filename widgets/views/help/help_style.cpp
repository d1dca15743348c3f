#include "widgets/views/help/help_style.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextList>
#include <QTextTable>

#include "widgets/style/fonts.h"
#include "widgets/style/theme.h"

namespace pentimento {
namespace {

constexpr int kLine = 150; // per cent of the type's own height

void styleFragments(QTextBlock block, const QColor& text, const QFont& font, bool code) {
  QTextCursor cursor(block);
  for (auto at = block.begin(); !at.atEnd(); ++at) {
    const QTextFragment part = at.fragment();
    QTextCharFormat format;
    const bool link = part.charFormat().isAnchor();
    const bool fixed = code || part.charFormat().fontFixedPitch();
    if (!fixed) format.setFontFamilies(font.families());
    format.setProperty(QTextFormat::FontPixelSize, fixed ? font.pixelSize() - 1 : font.pixelSize());
    format.clearProperty(QTextFormat::FontSizeAdjustment);
    format.setForeground(link ? theme().accent : text);
    if (link) format.setFontUnderline(false);
    cursor.setPosition(part.position());
    cursor.setPosition(part.position() + part.length(), QTextCursor::KeepAnchor);
    QTextCharFormat merged = part.charFormat();
    merged.merge(format);
    merged.clearProperty(QTextFormat::FontSizeAdjustment);
    cursor.setCharFormat(merged);
  }
}

void styleBlock(const QTextBlock& block) {
  const int level = block.blockFormat().headingLevel();
  const bool code = block.blockFormat().hasProperty(QTextFormat::BlockCodeFence) ||
                    block.blockFormat().hasProperty(QTextFormat::BlockCodeLanguage) ||
                    block.charFormat().fontFixedPitch();
  QTextBlockFormat format = block.blockFormat();
  const bool cell = QTextCursor(block).currentTable() != nullptr;
  format.setLineHeight(code ? 130 : kLine, QTextBlockFormat::ProportionalHeight);
  format.setTopMargin(level == 1 ? 0 : level > 1 ? 20 : 0);
  format.setBottomMargin(cell || code ? 0 : level ? 6 : block.textList() ? 4 : 10);
  if (code) {
    format.setNonBreakableLines(false);
    format.setBackground(theme().raised);
    format.setLeftMargin(0);
  }
  QTextCursor(block).setBlockFormat(format);
  const QFont font = level == 1 ? uiFont(22, QFont::DemiBold) : level > 1 ? headingFont() : bodyFont();
  styleFragments(block, theme().text, font, code);
}

void styleTable(QTextTable& table) {
  QTextTableFormat format = table.format();
  format.setBorder(0);
  format.setCellSpacing(0);
  format.setCellPadding(6);
  format.setTopMargin(4);
  format.setBottomMargin(12);
  format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
  table.setFormat(format);
  for (int row = 0; row < table.rows(); ++row)
    for (int column = 0; column < table.columns(); ++column) {
      QTextTableCell cell = table.cellAt(row, column);
      QTextTableCellFormat look = cell.format().toTableCellFormat();
      look.setBottomBorder(1);
      look.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
      look.setBottomBorderBrush(row == 0 ? theme().outline : theme().border);
      look.setVerticalAlignment(QTextCharFormat::AlignTop);
      cell.setFormat(look);
    }
}

} // namespace

void styleHelp(QTextDocument& document) {
  QTextCursor whole(&document);
  whole.beginEditBlock(); // laid out once, not after every cell of a table
  for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) styleBlock(block);
  for (QTextFrame* frame : document.rootFrame()->childFrames())
    if (auto* table = qobject_cast<QTextTable*>(frame)) styleTable(*table);
  whole.endEditBlock();
}

} // namespace pentimento
