// The report as a .docx file in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I: A4, Times New Roman, black.
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
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
import type {
  ReportBlock,
  ReportCell,
  ReportDocument,
  ReportTable,
} from '../../plan/report/report-document.ts';
import { issuerParts, MOTTO, REPUBLIC } from '../../plan/report/national-header.ts';
import { storedText } from '../workbook/cell-text.ts';
import { sameBytes } from './same-bytes.ts';

const mm = convertMillimetersToTwip;
const FONT = 'Times New Roman';
/** Text width of an A4 page between these margins, upright and across. */
const margins = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15) };
const WIDTH = mm(210 - 45);
const WIDE = mm(297 - 45);

/** The same report and moment give the same bytes. */
export async function writeReportDocx(
  report: ReportDocument,
  meta: Readonly<{ createdAt: Date }>,
): Promise<Buffer> {
  const page = { margin: { ...margins, header: mm(10), footer: mm(10) } };
  const document = new Document({
    title: report.subject.replaceAll('\n', ' '),
    creator: report.issuer,
    styles: { default: { document: { run: { font: FONT, size: 28 } } } },
    sections: [
      {
        properties: {
          titlePage: true,
          page: { ...page, size: { width: mm(210), height: mm(297) } },
        },
        headers: { default: pageNumber() },
        children: [
          heading(report),
          ...title(report),
          ...report.blocks.flatMap(blockOf),
          gap(),
          closing(report),
        ],
      },
      {
        properties: {
          type: SectionType.NEXT_PAGE,
          page: {
            ...page,
            size: { width: mm(210), height: mm(297), orientation: PageOrientation.LANDSCAPE },
          },
        },
        headers: { default: pageNumber() },
        children: appendix(report),
      },
    ],
  });
  return sameBytes(Buffer.from(await Packer.toBuffer(document)), meta.createdAt);
}

type Run = IRunOptions & Readonly<{ pt?: number }>;

/** Lines of a text become lines of a paragraph; signs that XML does not have are replaced. */
function runs(text: string, { pt = 14, ...look }: Run = {}): TextRun[] {
  return storedText(text)
    .split('\n')
    .map(
      (line, index) => new TextRun({ text: line, size: pt * 2, ...look, ...(index > 0 ? { break: 1 } : {}) }),
    );
}

function paragraph(text: string, look: Run = {}, form: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ children: runs(text, look), ...form });
}

function centred(text: string, look: Run, form: IParagraphOptions = {}): Paragraph {
  return paragraph(text, look, { alignment: AlignmentType.CENTER, ...form });
}

/** A short rule below the line before it. */
function rule(indentMm: number): Paragraph {
  return new Paragraph({
    children: [new TextRun({ text: '', size: 4 })],
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
    indent: { left: mm(indentMm), right: mm(indentMm) },
    spacing: { before: 40, after: 0, line: 60, lineRule: LineRuleType.EXACT },
  });
}

function gap(): Paragraph {
  return new Paragraph({ children: [], spacing: { after: 60 } });
}

/** Its lines end where they may: a space that ends none is another sign. */
function inHead(issuer: string): string {
  return issuerParts(issuer.toLocaleUpperCase('vi'))
    .map(part => part.replaceAll(' ', '\u00a0'))
    .join(' ');
}

/** Issuer and number on the left, the nation's name, its motto and the date on the right. */
function heading({ issuer, number, dateLine }: ReportDocument): Table {
  return unruled(
    [40, 60],
    [
      [
        centred(inHead(issuer), { bold: true, pt: 13 }),
        rule(20),
        centred(number, { pt: 13 }, { spacing: { before: 160 } }),
      ],
      [
        centred(REPUBLIC, { bold: true, pt: 12 }),
        centred(MOTTO, { bold: true, pt: 13 }),
        rule(22),
        centred(dateLine, { italics: true, pt: 13 }, { spacing: { before: 160 } }),
      ],
    ],
  );
}

function title({ documentType, subject }: ReportDocument): Paragraph[] {
  return [
    centred(documentType, { bold: true, pt: 14 }, { spacing: { before: 320 } }),
    centred(subject, { bold: true, pt: 14 }),
    new Paragraph({
      children: [new TextRun({ text: '', size: 4 })],
      border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
      indent: { left: mm(60), right: mm(60) },
      spacing: { before: 40, after: 200, line: 60, lineRule: LineRuleType.EXACT },
    }),
  ];
}

/** Body text: justified, first line set in by 1.27 cm, 6 pt between paragraphs. */
const body: IParagraphOptions = {
  alignment: AlignmentType.JUSTIFIED,
  indent: { firstLine: mm(12.7) },
  spacing: { before: 60, after: 60, line: 276 },
};

function blockOf(block: ReportBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'section':
      return [
        paragraph(
          block.text,
          { bold: true, pt: 14 },
          { ...body, keepNext: true, spacing: { before: 160, after: 60 } },
        ),
      ];
    case 'point':
    case 'paragraph':
      return [paragraph(block.text, {}, body)];
    case 'caption':
      return [
        centred(
          block.text,
          { italics: true, pt: 13 },
          { keepNext: true, spacing: { before: 80, after: 80 } },
        ),
      ];
    case 'table':
      return [ruled(block.table, WIDTH, 12), gap()];
  }
}

function closing({ signature, recipients }: ReportDocument): Table {
  return unruled(
    [50, 50],
    [
      [
        paragraph('Nơi nhận:', { bold: true, italics: true, pt: 12 }),
        ...recipients.map(each => paragraph(`- ${each}`, { pt: 11 })),
      ],
      [
        ...signature.map(line => centred(line, { bold: true, pt: 14 })),
        ...Array.from({ length: 4 }, () => centred('', { pt: 14 })),
      ],
    ],
    { cantSplit: true },
  );
}

function appendix({ appendix: { heading, title, caption, table } }: ReportDocument): (Paragraph | Table)[] {
  return [
    centred(heading, { bold: true, pt: 14 }),
    centred(title, { bold: true, pt: 14 }),
    centred(caption, { italics: true, pt: 14 }, { spacing: { after: 160 } }),
    ruled(table, WIDE, 11),
  ];
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };

function ruled({ headers, widths, rows }: ReportTable, width: number, pt: number): Table {
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

/** Two columns without rules. */
function unruled(
  widths: readonly number[],
  columns: readonly (readonly Paragraph[])[],
  { cantSplit = false } = {},
): Table {
  const widthsTwip = shares(widths, WIDTH);
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
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

/** In the middle of the top margin, from the second page on. */
function pageNumber(): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: 26 })],
      }),
    ],
  });
}
