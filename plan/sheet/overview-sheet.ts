// All units of a plan in one sheet: units × progress classes over the whole year, and every row behind the counts.
import { isReported } from '../field.ts';
import { formatDate, type IsoDate } from '../iso-date.ts';
import { ProgressClass, progressClassLabels } from '../rollup.ts';
import type { Unit } from '../unit.ts';
import { PrintedPage, type Looked } from './printed-page.ts';
import type { PrintedSheet } from './printed-sheet.ts';
import type { RollupPrint } from './rollup-print.ts';
import { rollupWords } from './rollup-words.ts';
import { judgedRows, writeRowLines, type JudgedRow } from './row-lines.ts';

const widthsChars = [6, 56, 30, 13, 13, 28, 18, 13, 13, 13, 13, 13];
/** Lines under the matrix that the chart stands over. */
const CHART_LINES = 15;
const CHART_COLUMNS = 6;
/** Where the classes begin in the matrix: after number, unit, rows and reported. */
const FIRST_CLASS = 4;

/** Counted over rows, so a task that five units report on counts five times; judged on `asOf`. */
export function overviewSheet(
  print: RollupPrint,
  { asOf, version }: Readonly<{ asOf: IsoDate; version: number }>,
): PrintedSheet {
  const words = rollupWords[print.language];
  const { options: classes } = ProgressClass;
  const page = new PrintedPage(widthsChars.length);
  page.wide(print.plan.issuer.toLocaleUpperCase('vi'), 'heading');
  page.wide(words.overviewTitle(print.plan.year), 'title');
  page.wide(words.overviewAsOf(formatDate(asOf), version), 'note');
  page.gap();
  page.wide(words.overviewUnits, 'section');
  const judged = judgedRows(print, asOf, () => true);
  const header = page.row;
  const names = classes.map(name => progressClassLabels[name][print.language]);
  page.line(
    ...[...words.overviewHeaders, ...names, words.overviewRate].map(text => [text, 'header'] as const),
  );
  const lines = print.units
    .map(unit => ({ unit, own: judged.filter(({ row }) => row.unit === unit.id) }))
    .filter(({ own }) => own.length > 0);
  lines.forEach(({ unit, own }, index) => page.line(...unitLine(unit, own, index)));
  const totals = page.row;
  page.line(['', 'total'], [words.total, 'total'], ...figuresOf(judged));
  const chartRow = page.row + 1;
  for (let line = 0; line < (judged.length === 0 ? 1 : CHART_LINES + 2); line += 1) page.gap();
  page.wide(words.overviewRows(judged.length), 'section');
  const rows = writeRowLines(page, judged, print, 'PhuLuc_TongHopDong');
  lines.forEach(({ unit }, index) => page.lead(header + 1 + index, 2, rows.linkOf(unit.id)));
  const matrix = {
    row: header,
    column: 0,
    rows: lines.length + 1,
    columns: FIRST_CLASS + classes.length + 1,
  };
  return {
    id: 'overview',
    name: words.overview,
    landscape: true,
    widthsChars,
    cells: page.cells,
    headerRow: null,
    tables: [
      ...(lines.length === 0 ? [] : [{ name: 'PhuLuc_TongHopDonVi', area: matrix }]),
      ...(rows.table === null ? [] : [rows.table]),
    ],
    charts:
      judged.length === 0
        ? []
        : [
            {
              name: 'PhuLuc_BieuDo_TongHop',
              title: words.overviewChart,
              labels: { row: header, column: FIRST_CLASS, rows: 1, columns: classes.length },
              values: { row: totals, column: FIRST_CLASS, rows: 1, columns: classes.length },
              over: { row: chartRow, column: 0, rows: CHART_LINES, columns: CHART_COLUMNS },
            },
          ],
  };
}

function unitLine(unit: Unit, own: readonly JudgedRow[], index: number): Looked[] {
  return [[index + 1, 'center'], [unit.name, 'text'], ...figuresOf(own)];
}

function figuresOf(judged: readonly JudgedRow[]): Looked[] {
  const of = (name: ProgressClass): number => judged.filter(one => one.class === name).length;
  const done = of('doneOnTime') + of('doneLate');
  const counted = done + of('openOverdue');
  return [
    [judged.length, 'number'],
    [judged.filter(({ row }) => isReported(row.fields)).length, 'number'],
    ...ProgressClass.options.map((name): Looked => [
      of(name),
      name === 'openOverdue' && of(name) > 0 ? 'late' : 'number',
    ]),
    counted === 0 ? ['–', 'center'] : [done / counted, 'percent'],
  ];
}
