import { makeStyles, tokens } from '@fluentui/react-components';
import { columnLabel } from '../parts/format.ts';
import { useText } from '../text/text-context.tsx';
import { EditRowButton, type RowListProps } from './row-list.tsx';
import { DueMark, RoleBadge, StatusMark, SyncMark } from './row-marks.tsx';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  no: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    flexGrow: 1,
  },
  unit: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  facts: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  term: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  fact: { margin: 0, overflowWrap: 'anywhere' },
});

/** The rows as cards, one under the other, for a phone. */
export function RowCards({ lines, cellText, syncText, showUnit, onEdit }: RowListProps) {
  const { text, language } = useText();
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={text('page.tableLabel')}>
      {lines.map(line => {
        const { row, task } = line;
        const percent = cellText(row.id, 'percent');
        return (
          <li key={row.id} className={styles.card}>
            <div className={styles.head}>
              <h2 className={styles.no}>{text('problems.row', { no: task.no })}</h2>
              <RoleBadge role={row.role} />
              <SyncMark line={line} typed={syncText(row.id)} />
            </div>
            {showUnit && <div className={styles.unit}>{line.unitName}</div>}
            <div>{task.title}</div>
            <dl className={styles.facts}>
              <dt className={styles.term}>{columnLabel('due', language)}</dt>
              <dd className={styles.fact}>
                <DueMark line={line} />
              </dd>
              <dt className={styles.term}>{columnLabel('status', language)}</dt>
              <dd className={styles.fact}>
                <StatusMark typed={cellText(row.id, 'status')} />
              </dd>
              {percent !== '' && (
                <>
                  <dt className={styles.term}>{columnLabel('percent', language)}</dt>
                  <dd className={styles.fact}>{percent}</dd>
                </>
              )}
            </dl>
            <EditRowButton line={line} inWords onEdit={onEdit} />
          </li>
        );
      })}
    </ul>
  );
}
