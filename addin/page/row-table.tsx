import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { columnLabel } from '../parts/format.ts';
import { useText } from '../text/text-context.tsx';
import type { RowLine } from './row-line.ts';
import { EditRowButton, type RowListProps } from './row-list.tsx';
import { DueMark, RoleBadge, StatusMark, SyncMark } from './row-marks.tsx';

const useStyles = makeStyles({
  frame: {
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowX: 'auto',
  },
  table: { borderCollapse: 'collapse', width: '100%' },
  head: {
    textAlign: 'left',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    whiteSpace: 'nowrap',
  },
  row: { ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover } },
  cell: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    verticalAlign: 'top',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
  },
  numeric: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  pending: { backgroundColor: tokens.colorBrandBackground2 },
  title: { maxWidth: '62ch' },
  meta: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingTop: tokens.spacingVerticalXS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  result: {
    maxWidth: '40ch',
    minWidth: '16ch',
    display: '-webkit-box',
    WebkitLineClamp: 3,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
  nowrap: { whiteSpace: 'nowrap' },
});

/** The rows as a table, for screens that have the room. */
export function RowTable({ lines, cellText, syncText, showUnit, onEdit }: RowListProps) {
  const { text, language } = useText();
  const styles = useStyles();
  const pendingIn = (line: RowLine, field: string) =>
    line.pending.some(cell => cell.field === field) && styles.pending;
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={text('page.tableLabel')}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.head, styles.numeric)}>
              {columnLabel('no', language)}
            </th>
            <th scope="col" className={styles.head}>
              {columnLabel('title', language)}
            </th>
            <th scope="col" className={styles.head}>
              {columnLabel('due', language)}
            </th>
            <th scope="col" className={styles.head}>
              {columnLabel('status', language)}
            </th>
            <th scope="col" className={mergeClasses(styles.head, styles.numeric)}>
              {columnLabel('percent', language)}
            </th>
            <th scope="col" className={styles.head}>
              {columnLabel('result', language)}
            </th>
            <th scope="col" className={styles.head}>
              {columnLabel('sync', language)}
            </th>
            <th scope="col" className={styles.head}>
              {text('page.edit')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(line => {
            const { row, task } = line;
            return (
              <tr key={row.id} className={styles.row}>
                <td className={mergeClasses(styles.cell, styles.numeric)}>{task.no}</td>
                <th scope="row" className={styles.cell}>
                  <div className={styles.title}>{task.title}</div>
                  <div className={styles.meta}>
                    <RoleBadge role={row.role} />
                    {showUnit && <span>{line.unitName}</span>}
                    <span>{task.timing.resolved}</span>
                  </div>
                </th>
                <td className={styles.cell}>
                  <DueMark line={line} />
                </td>
                <td className={mergeClasses(styles.cell, styles.nowrap, pendingIn(line, 'status'))}>
                  <StatusMark typed={cellText(row.id, 'status')} />
                </td>
                <td className={mergeClasses(styles.cell, styles.numeric, pendingIn(line, 'percent'))}>
                  {cellText(row.id, 'percent')}
                </td>
                <td className={mergeClasses(styles.cell, pendingIn(line, 'result'))}>
                  <div className={styles.result}>{cellText(row.id, 'result')}</div>
                </td>
                <td className={mergeClasses(styles.cell, styles.nowrap)}>
                  <SyncMark line={line} typed={syncText(row.id)} />
                </td>
                <td className={styles.cell}>
                  <EditRowButton line={line} inWords={false} onEdit={onEdit} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
