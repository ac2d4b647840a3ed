// The report as a .docx file in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I: A4, Times New Roman, black.
import {
  AlignmentType,
  convertMillimetersToTwip as mm,
  Document,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
  type IParagraphOptions,
  type Table,
} from 'docx';
import type { ReportBlock, ReportDocument } from '../../plan/report/report-document.ts';
import { issuerParts, MOTTO, REPUBLIC } from '../../plan/report/national-header.ts';
import { centred, gap, paragraph, rule, ruled, unruled } from './docx-parts.ts';
import { sameBytes } from './same-bytes.ts';

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

/** Its lines end where they may: a space that ends none is another sign. */
function inHead(issuer: string): string {
  return issuerParts(issuer.toLocaleUpperCase('vi'))
    .map(part => part.replaceAll(' ', '\u00a0'))
    .join(' ');
}

/** Issuer and number on the left, the nation's name, its motto and the date on the right. */
function heading({ issuer, number, dateLine }: ReportDocument): Table {
  return unruled(
    WIDTH,
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
    rule(60, 200),
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
    WIDTH,
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
