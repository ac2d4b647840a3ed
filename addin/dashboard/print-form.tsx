import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { Fragment } from 'react';
import { formatDate, fromSerial } from '../../plan/iso-date.ts';
import type { Language } from '../../plan/reasons/reason.ts';
import { issuerParts, MOTTO, REPUBLIC } from '../../plan/report/national-header.ts';
import type { Rollup } from '../../plan/rollup.ts';
import { printedBlocks, type PrintedBlock } from '../../plan/sheet/printed-blocks.ts';
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
  unbroken: { whiteSpace: 'nowrap' },
  motto: { fontSize: '13pt' },
  rule: { margin: '2pt auto 0', borderTop: '0.75pt solid #000' },
  table: { borderCollapse: 'collapse', tableLayout: 'fixed', margin: '3pt 0 8pt' },
  cell: { padding: '1.5pt 4pt', verticalAlign: 'top', overflowWrap: 'break-word', breakInside: 'avoid' },
  date: { textAlign: 'center', whiteSpace: 'nowrap', paddingLeft: '2pt', paddingRight: '2pt' },
  ruled: { border: '0.5pt solid #000' },
  heading: { fontWeight: 'bold', fontSize: '13pt', textAlign: 'left' },
  title: { fontWeight: 'bold', fontSize: '14pt', textAlign: 'center', textTransform: 'uppercase' },
  note: { fontStyle: 'italic', textAlign: 'center' },
  section: { fontWeight: 'bold', paddingTop: '8pt', breakAfter: 'avoid', textAlign: 'left' },
  header: { fontWeight: 'bold', textAlign: 'center', verticalAlign: 'middle' },
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
  return (
    <div className={styles.root} aria-hidden data-print-form>
      <div className={styles.national}>
        <div>
          <p className={styles.line}>
            <strong>
              {issuerParts(plan.issuer.toLocaleUpperCase('vi')).map((part, index) => (
                <Fragment key={index}>
                  {index > 0 && ' '}
                  <span className={styles.unbroken}>{part}</span>
                </Fragment>
              ))}
            </strong>
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
      {printedBlocks({ ...sheet, cells: sheet.cells.filter(({ row }) => row > ISSUER_ROW) }).map(block => (
        <Block key={block.heads[0]?.row ?? block.lines[0]?.[0]?.row} block={block} language={language} />
      ))}
    </div>
  );
}

/** The lines over a table, and the table in columns of its own; its header stands on each page. */
function Block({ block, language }: Readonly<{ block: PrintedBlock; language: Language }>) {
  const styles = useStyles();
  const { heads, headers, lines, shares } = block;
  const width = shares.reduce((sum, share) => sum + share, 0);
  const line = (cells: readonly PrintedCell[]) => (
    <tr key={cells[0]!.row}>
      {cells.map(cell => (
        <td
          key={cell.column}
          colSpan={cell.columns ?? 1}
          className={mergeClasses(styles.cell, ruled.has(cell.look) && styles.ruled, styles[styleOf(cell)])}
        >
          {shown(cell, language)}
        </td>
      ))}
    </tr>
  );
  return (
    <>
      {heads.map(head => (
        <p key={head.row} className={mergeClasses(styles.line, styles[styleOf(head)])}>
          {shown(head, language)}
        </p>
      ))}
      {lines.length > 0 && (
        <table className={styles.table} style={{ width: `${width * 100}%` }}>
          <colgroup>
            {shares.map((share, index) => (
              <col key={index} style={{ width: `${(share / width) * 100}%` }} />
            ))}
          </colgroup>
          {headers.length > 0 && <thead>{headers.map(line)}</thead>}
          <tbody>{lines.map(line)}</tbody>
        </table>
      )}
    </>
  );
}

function shown({ value, look }: PrintedCell, language: Language): string {
  if (look === 'percent' && typeof value === 'number') return formatShare(value, language);
  const date = look === 'date' && typeof value === 'number' ? fromSerial(value) : null;
  return date === null ? String(value) : formatDate(date);
}

function styleOf({ look, value }: PrintedCell) {
  switch (look) {
    case 'good':
    case 'late':
    case 'own':
      return typeof value === 'number' ? 'number' : 'text';
    case 'percent':
      return 'number';
    case 'total':
      return typeof value === 'number' ? 'totalNumber' : 'total';
    default:
      return look;
  }
}
