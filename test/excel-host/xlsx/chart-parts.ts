// The charts of a workbook as the parts of its .xlsx, since ExcelJS writes none: ECMA-376 part 1, 20.5 (drawings) and
// 21.2 (charts). Each series carries the numbers and labels that it draws, so that any program shows it as it was.
import { lastColumn, lastRow, areaAddress, quotedSheet } from '../workbook/area.ts';
import { type CellSource, type Chart, sourceNumbers, sourceTexts } from '../workbook/chart.ts';
import type { Sheet } from '../workbook/sheet.ts';
import type { Workbook } from '../workbook/workbook.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const CHART_NS = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const MAIN_NS = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const DRAWING_NS = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
const LINK_NS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_NS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Texts of parts by path; what is there already is changed in place. */
export type Parts = Record<string, string>;

/** Adds the charts of all sheets; sheets stand in the parts in the order of the workbook. */
export function addCharts(book: Workbook, parts: Parts): void {
  let charts = 0;
  let drawings = 0;
  book.sheets.forEach((sheet, index) => {
    if (sheet.state.charts.length === 0) return;
    drawings += 1;
    const links = sheet.state.charts.map((chart, at) => {
      charts += 1;
      parts[`xl/charts/chart${charts}.xml`] = chartPart(book, chart);
      addType(
        parts,
        `/xl/charts/chart${charts}.xml`,
        'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
      );
      return link(`rId${at + 1}`, 'chart', `../charts/chart${charts}.xml`);
    });
    const drawing = `xl/drawings/drawing${drawings}.xml`;
    parts[drawing] = drawingPart(sheet);
    parts[`xl/drawings/_rels/drawing${drawings}.xml.rels`] = relations(links);
    addType(parts, `/${drawing}`, 'application/vnd.openxmlformats-officedocument.drawing+xml');
    hang(parts, index + 1, drawings);
  });
}

function hang(parts: Parts, sheet: number, drawing: number): void {
  const rels = `xl/worksheets/_rels/sheet${sheet}.xml.rels`;
  const own = link('rIdDrawing', 'drawing', `../drawings/drawing${drawing}.xml`);
  parts[rels] =
    parts[rels] === undefined
      ? relations([own])
      : parts[rels].replace('</Relationships>', `${own}</Relationships>`);
  const path = `xl/worksheets/sheet${sheet}.xml`;
  const tag = `<drawing xmlns:r="${LINK_NS}" r:id="rIdDrawing"/>`;
  const before = /<(?:legacyDrawing|tableParts|extLst)\b|<\/worksheet>/.exec(parts[path] ?? '');
  if (before === null) throw new Error(`expected a worksheet at ${path}`);
  const text = parts[path] ?? '';
  parts[path] = text.slice(0, before.index) + tag + text.slice(before.index);
}

const link = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${LINK_NS}/${type}" Target="${target}"/>`;

const relations = (links: readonly string[]): string =>
  `${XML}<Relationships xmlns="${PACKAGE_NS}">${links.join('')}</Relationships>`;

function addType(parts: Parts, part: string, type: string): void {
  const types = parts['[Content_Types].xml'] ?? '';
  const override = `<Override PartName="${part}" ContentType="${type}"/>`;
  parts['[Content_Types].xml'] = types.replace('</Types>', `${override}</Types>`);
}

function drawingPart(sheet: Sheet): string {
  const anchors = sheet.state.charts.map((chart, at) => {
    const { over } = chart;
    const corner = (name: string, column: number, row: number): string =>
      `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
    return [
      '<xdr:twoCellAnchor>',
      corner('from', over.column, over.row),
      corner('to', lastColumn(over) + 1, lastRow(over) + 1),
      `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${at + 2}" name="${escaped(chart.name)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`,
      '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>',
      `<a:graphic><a:graphicData uri="${CHART_NS}"><c:chart xmlns:c="${CHART_NS}" r:id="rId${at + 1}"/></a:graphicData></a:graphic>`,
      '</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>',
    ].join('');
  });
  return `${XML}<xdr:wsDr xmlns:xdr="${DRAWING_NS}" xmlns:a="${MAIN_NS}" xmlns:r="${LINK_NS}">${anchors.join('')}</xdr:wsDr>`;
}

function chartPart(book: Workbook, chart: Chart): string {
  const title = chart.title.visible ? titleXml(chart.title.text) : '';
  return `${XML}<c:chartSpace xmlns:c="${CHART_NS}" xmlns:a="${MAIN_NS}" xmlns:r="${LINK_NS}"><c:chart>${title}<c:autoTitleDeleted val="${chart.title.visible ? 0 : 1}"/><c:plotArea><c:layout/>${barsXml(book, chart)}${axesXml(chart)}</c:plotArea>${chart.legendVisible ? '<c:legend><c:legendPos val="r"/></c:legend>' : ''}<c:plotVisOnly val="1"/></c:chart></c:chartSpace>`;
}

const titleXml = (text: string): string =>
  `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr lang="vi-VN" sz="1200" b="1"/><a:t>${escaped(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;

function barsXml(book: Workbook, chart: Chart): string {
  const labels = chart.showsValues
    ? '<c:dLbls><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
    : '';
  const series = chart.series.map(
    (one, at) =>
      `<c:ser><c:idx val="${at}"/><c:order val="${at}"/><c:tx><c:v>${escaped(one.name)}</c:v></c:tx><c:invertIfNegative val="0"/>${labels}${one.categories === null ? '' : `<c:cat>${textsXml(book, one.categories)}</c:cat>`}<c:val>${numbersXml(book, one.values)}</c:val></c:ser>`,
  );
  const direction = chart.type === 'BarClustered' ? 'bar' : 'col';
  return `<c:barChart><c:barDir val="${direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series.join('')}<c:gapWidth val="60"/><c:axId val="111"/><c:axId val="222"/></c:barChart>`;
}

function axesXml(chart: Chart): string {
  const isBar = chart.type === 'BarClustered';
  const order = chart.reversed ? 'maxMin' : 'minMax';
  const grid = chart.gridlines ? '<c:majorGridlines/>' : '';
  return [
    `<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="${order}"/></c:scaling><c:delete val="0"/><c:axPos val="${isBar ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="222"/><c:crosses val="autoZero"/></c:catAx>`,
    `<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${isBar ? 'b' : 'l'}"/>${grid}<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="111"/><c:crosses val="autoZero"/></c:valAx>`,
  ].join('');
}

function referenceXml(book: Workbook, { sheetId, area }: CellSource): string {
  const absolute = areaAddress(area).replaceAll(/([A-Z]+)|(\d+)/g, '$$$&');
  return `<c:f>${escaped(`${quotedSheet(book.sheetById(sheetId).state.name)}!${absolute}`)}</c:f>`;
}

const points = (values: readonly (string | number)[]): string =>
  `<c:ptCount val="${values.length}"/>${values.map((value, at) => `<c:pt idx="${at}"><c:v>${escaped(String(value))}</c:v></c:pt>`).join('')}`;

const numbersXml = (book: Workbook, source: CellSource): string =>
  `<c:numRef>${referenceXml(book, source)}<c:numCache><c:formatCode>General</c:formatCode>${points(sourceNumbers(book, source))}</c:numCache></c:numRef>`;

const textsXml = (book: Workbook, source: CellSource): string =>
  `<c:strRef>${referenceXml(book, source)}<c:strCache>${points(sourceTexts(book, source))}</c:strCache></c:strRef>`;

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
