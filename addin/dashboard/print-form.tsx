import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { formatDate, fromSerial } from '../../plan/iso-date.ts';
import { MOTTO, REPUBLIC } from '../../plan/report/national-header.ts';
import type { Rollup } from '../../plan/rollup.ts';
import type { PrintedCell, PrintedLook } from '../../plan/sheet/printed-sheet.ts';
import { rollupSheet } from '../../plan/sheet/rollup-sheet.ts';
import { formatShare } from '../parts/format.ts';
import { useText } from '../text/text-context.tsx';
import type { Behind } from './dashboard-state.ts';

const useStyles = makeStyles({
  root: {
    display: 'none',
    '@media print': { display: 'block' },
    color: '#000',
    backgroundColor: '#fff',
    fontFamily: '"Times New Roman", "Liberation Serif", Tinos, serif',
    fontSize: '12pt',
    lineHeight: 1.25,
    // A border that lies on the edge of the paper's area is cut off.
    padding: '0 1pt',
  },
  national: {
    display: 'grid',
    gridTemplateColumns: '2fr 3fr',
    gap: '12pt',
    textAlign: 'center',
    paddingBottom: '14pt',
    breakInside: 'avoid',
  },
  line: { margin: 0 },
  motto: { fontSize: '13pt' },
  rule: { margin: '2pt auto 0', borderTop: '0.75pt solid #000' },
  together: { breakAfter: 'avoid' },
  gap: { height: '6pt', padding: 0 },
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' },
  cell: { padding: '1.5pt 4pt', verticalAlign: 'top', overflowWrap: 'break-word', breakInside: 'avoid' },
  ruled: { border: '0.5pt solid #000' },
  heading: { fontWeight: 'bold', fontSize: '13pt', textAlign: 'left' },
  title: { fontWeight: 'bold', fontSize: '14pt', textAlign: 'center', textTransform: 'uppercase' },
  note: { fontStyle: 'italic', textAlign: 'center' },
  section: { fontWeight: 'bold', paddingTop: '8pt', breakAfter: 'avoid', textAlign: 'left' },
  header: { fontWeight: 'bold', textAlign: 'center' },
  center: { textAlign: 'center' },
  number: { textAlign: 'right' },
  text: { textAlign: 'left' },
  total: { fontWeight: 'bold', textAlign: 'left' },
  totalNumber: { fontWeight: 'bold', textAlign: 'right' },
});

/** The sheet begins with who issues it, which on paper stands in the national head. */
const ISSUER_ROW = 0;

const ruled: ReadonlySet<PrintedLook> = new Set([
  'header',
  'text',
  'center',
  'number',
  'percent',
  'date',
  'total',
  'good',
  'late',
]);

/** The roll-up in the form in which it is printed: the same lines as its sheet and its file. Only paper shows it. */
export function PrintForm({ rollup, behind }: Readonly<{ rollup: Rollup; behind: Behind }>) {
  const { language } = useText();
  const styles = useStyles();
  const { plan, tasks, units } = behind.document;
  const sheet = rollupSheet(rollup, { plan, tasks, units, language });
  const all = sheet.widthsChars.reduce((sum, width) => sum + width, 0);
  const shown = ({ value, look }: PrintedCell): string => {
    if (look === 'percent' && typeof value === 'number') return formatShare(value, language);
    const date = look === 'date' && typeof value === 'number' ? fromSerial(value) : null;
    return date === null ? String(value) : formatDate(date);
  };
  return (
    <div className={styles.root} aria-hidden data-print-form>
      <div className={styles.national}>
        <div>
          <p className={styles.line}>
            <strong>{plan.issuer.toLocaleUpperCase('vi')}</strong>
          </p>
          <div className={styles.rule} style={{ width: '33%' }} />
        </div>
        <div>
          <p className={styles.line}>
            <strong>{REPUBLIC}</strong>
          </p>
          <p className={mergeClasses(styles.line, styles.motto)}>
            <strong>{MOTTO}</strong>
          </p>
          <div className={styles.rule} style={{ width: '52%' }} />
        </div>
      </div>
      <table className={styles.table}>
        <colgroup>
          {sheet.widthsChars.map((width, index) => (
            <col key={index} style={{ width: `${(width / all) * 100}%` }} />
          ))}
        </colgroup>
        <tbody>
          {linesOf(sheet.cells.filter(({ row }) => row > ISSUER_ROW)).map((line, index, lines) => [
            index > 0 && line[0]!.row > lines[index - 1]![0]!.row + 1 && (
              <tr key={`gap ${line[0]!.row}`}>
                <td className={styles.gap} />
              </tr>
            ),
            <tr key={line[0]!.row} className={isHead(line) ? styles.together : ''}>
              {line.map(cell => (
                <td
                  key={cell.column}
                  colSpan={cell.columns ?? 1}
                  className={mergeClasses(
                    styles.cell,
                    ruled.has(cell.look) && styles.ruled,
                    styles[styleOf(cell)],
                  )}
                >
                  {shown(cell)}
                </td>
              ))}
            </tr>,
          ])}
        </tbody>
      </table>
    </div>
  );
}

function styleOf({ look, value }: PrintedCell) {
  switch (look) {
    case 'good':
    case 'late':
    case 'own':
      return typeof value === 'number' ? 'number' : 'text';
    case 'percent':
      return 'number';
    case 'date':
      return 'center';
    case 'total':
      return typeof value === 'number' ? 'totalNumber' : 'total';
    default:
      return look;
  }
}

/** A heading stays with what it heads. */
function isHead(line: readonly PrintedCell[]): boolean {
  return line.some(({ look }) => look === 'section' || look === 'header');
}

function linesOf(cells: readonly PrintedCell[]): PrintedCell[][] {
  const lines = new Map<number, PrintedCell[]>();
  for (const cell of cells) lines.set(cell.row, [...(lines.get(cell.row) ?? []), cell]);
  return [...lines.values()];
}
