// Paragraphs and tables of a .docx in the form of Nghị định 30/2020/NĐ-CP: what the written report is put together from.
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip as mm,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import type { ReportCell, ReportTable } from '../../plan/report/report-document.ts';
import { storedText } from '../workbook/cell-text.ts';

type Run = IRunOptions & Readonly<{ pt?: number }>;

/** Lines of a text become lines of a paragraph; signs that XML does not have are replaced. */
function runs(text: string, { pt = 14, ...look }: Run = {}): TextRun[] {
  return storedText(text)
    .split('\n')
    .map(
      (line, index) => new TextRun({ text: line, size: pt * 2, ...look, ...(index > 0 ? { break: 1 } : {}) }),
    );
}

export function paragraph(text: string, look: Run = {}, form: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ children: runs(text, look), ...form });
}

export function centred(text: string, look: Run, form: IParagraphOptions = {}): Paragraph {
  return paragraph(text, look, { alignment: AlignmentType.CENTER, ...form });
}

/** A short rule below the line before it, set in on both sides, with room after it in twentieths of a point. */
export function rule(indentMm: number, after = 0): Paragraph {
  return new Paragraph({
    children: [new TextRun({ text: '', size: 4 })],
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
    indent: { left: mm(indentMm), right: mm(indentMm) },
    spacing: { before: 40, after, line: 60, lineRule: LineRuleType.EXACT },
  });
}

export function gap(): Paragraph {
  return new Paragraph({ children: [], spacing: { after: 60 } });
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };

/** With rules and a header that each page repeats; of so many twentieths of a point, in letters of so many points. */
export function ruled({ headers, widths, rows }: ReportTable, width: number, pt: number): Table {
  const widthsTwip = shares(widths, width);
  const cellOf = (
    { text, align = 'left', bold = false }: ReportCell,
    index: number,
    keepNext = false,
  ): TableCell =>
    new TableCell({
      width: { size: widthsTwip[index]!, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { top: 30, bottom: 30, left: 70, right: 70 },
      children: [paragraph(text, { pt, bold }, { alignment: alignments[align], keepNext })],
    });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widthsTwip,
    layout: TableLayoutType.FIXED,
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: headers.map((text, index) => cellOf({ text, align: 'center', bold: true }, index)),
      }),
      // The last row takes the one before it along to the next page.
      ...rows.map(
        (cells, at) =>
          new TableRow({
            cantSplit: true,
            children: cells.map((cell, index) => cellOf(cell, index, at === rows.length - 2)),
          }),
      ),
    ],
  });
}

/** Two columns without rules, of so many twentieths of a point together. */
export function unruled(
  width: number,
  widths: readonly number[],
  columns: readonly (readonly Paragraph[])[],
  { cantSplit = false } = {},
): Table {
  const widthsTwip = shares(widths, width);
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widthsTwip,
    layout: TableLayoutType.FIXED,
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    rows: [
      new TableRow({
        cantSplit,
        children: columns.map(
          (children, index) =>
            new TableCell({
              width: { size: widthsTwip[index]!, type: WidthType.DXA },
              margins: { left: 40, right: 40 },
              children: [...children],
            }),
        ),
      }),
    ],
  });
}

function shares(widths: readonly number[], whole: number): number[] {
  const sum = widths.reduce((total, width) => total + width, 0);
  return widths.map(width => Math.round((width / sum) * whole));
}
