// The plan's appendix with what became of each task of the quarter, as a sheet to read and print.
import { quarterNumeral } from '../quarter.ts';
import { appendixTable } from '../report/appendix-table.ts';
import type { Rollup } from '../rollup.ts';
import type { Row } from '../row.ts';
import type { PlanDocument } from '../plan-document.ts';
import type { PrintedCell, PrintedLook, PrintedSheet } from './printed-sheet.ts';

const widthsChars = [6, 48, 24, 30, 16, 38, 18];

/** As in the written report; texts stand as the plan prints them, in Vietnamese. */
export function appendixSheet(rollup: Rollup, document: PlanDocument, rows: readonly Row[]): PrintedSheet {
  const { plan } = document;
  const { headers, rows: lines } = appendixTable({ rollup, document, rows });
  const wide = (row: number, value: string, look: PrintedLook): PrintedCell => ({
    ...{ row, column: 0, columns: widthsChars.length },
    ...{ value, look },
  });
  const headerRow = 4;
  const table: PrintedCell[] = [
    ...headers.map((value, column) => ({ row: headerRow, column, value, look: 'header' as const })),
    ...lines.flatMap((cells, line) =>
      cells.map(({ text, align }, column) => ({
        ...{ row: headerRow + 1 + line, column, value: text },
        look: align === 'center' ? ('center' as const) : ('text' as const),
      })),
    ),
  ];
  const period = `Quý ${quarterNumeral(rollup.quarter)} năm ${plan.year}`;
  return {
    name: `Phụ lục Quý ${quarterNumeral(rollup.quarter)}`,
    landscape: true,
    widthsChars,
    headerRow,
    cells: [
      wide(0, plan.appendix.heading || 'Phụ lục', 'heading'),
      wide(1, `Kết quả thực hiện nhiệm vụ ${period}`, 'title'),
      wide(2, `(Theo Kế hoạch số ${plan.number} của ${plan.issuer})`, 'note'),
      ...table,
    ],
  };
}
