import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { useState } from 'react';
import type { ColumnKey } from '../../plan/sheet/columns.ts';
import type { Arriving, ArrivingCell, RowTitle } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';
import { columnLabel, formatMoment } from './format.ts';
import { groupBy } from './group-by.ts';
import { RowHeading } from './row-heading.tsx';
import { Section } from './section.tsx';
import { ValueChange } from './value-change.tsx';

/** More rows than this are shown on request. */
const FIRST_ROWS = 20;

const useStyles = makeStyles({
  hint: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  plain: { listStyleType: 'none', margin: 0, padding: 0 },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  card: {
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  cell: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalXS}`,
    '&:not(:first-child)': { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
  },
  /** In forced colours a link looks like text. */
  link: { alignSelf: 'flex-start', '@media (forced-colors: active)': { textDecorationLine: 'underline' } },
  by: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  when: { whiteSpace: 'nowrap' },
  subtitle: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  rowTitle: { overflowWrap: 'anywhere', padding: `${tokens.spacingVerticalXXS} 0` },
});

type Handlers = Readonly<{
  onTakeIn: () => void;
  onPutOff: () => void;
  onGoTo?: (rowId: string, column: ColumnKey) => void;
}>;

type Props = Handlers &
  Readonly<{
    arriving: Arriving;
    busy: boolean;
    titleOf: (task: number) => string;
    /** Whose row it is, where the sheet holds rows of several units. */
    ownerOf: (rowId: string) => string | null;
  }>;

/** What Nhận dữ liệu mới will change, before anything is written: take it in, or leave it for later. */
export function ArrivingList({ arriving, busy, titleOf, ownerOf, onTakeIn, onPutOff, onGoTo }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const [all, setAll] = useState(false);
  const { cells, added, removed, revised } = arriving;
  const rows = [...groupBy(cells, cell => cell.rowId).values()];
  const shown = all ? rows : rows.slice(0, FIRST_ROWS);
  const counts = [
    ...(cells.length > 0 ? [text('arriving.cells', { n: cells.length })] : []),
    ...(added.length > 0 ? [text('arriving.addedCount', { n: added.length })] : []),
    ...(removed.length > 0 ? [text('arriving.removedCount', { n: removed.length })] : []),
  ];
  return (
    <Section title={text('arriving.title')} aside={counts.join(' · ')}>
      <p className={styles.hint}>
        {revised && `${text('arriving.revised')} `}
        {text('arriving.hint')}
      </p>
      <div className={styles.actions}>
        <Button
          appearance="primary"
          icon={<ArrowDownloadRegular />}
          disabledFocusable={busy}
          onClick={onTakeIn}
        >
          {text('arriving.take')}
        </Button>
        <Button disabledFocusable={busy} onClick={onPutOff}>
          {text('arriving.later')}
        </Button>
      </div>
      <RowTitles title={text('arriving.added')} rows={added} ownerOf={ownerOf} />
      <RowTitles title={text('arriving.removed')} rows={removed} ownerOf={ownerOf} />
      <ul className={`${styles.plain} ${styles.list}`}>
        {shown.map(found => (
          <ArrivingRow
            key={found[0]?.rowId}
            cells={found}
            titleOf={titleOf}
            ownerOf={ownerOf}
            onGoTo={onGoTo}
          />
        ))}
      </ul>
      {shown.length < rows.length && (
        <Button appearance="subtle" onClick={() => setAll(true)}>
          {text('problems.more', { n: rows.length - shown.length })}
        </Button>
      )}
    </Section>
  );
}

type RowProps = Pick<Props, 'titleOf' | 'ownerOf'> &
  Readonly<{ cells: readonly ArrivingCell[]; onGoTo: Handlers['onGoTo'] }>;

function ArrivingRow({ cells, titleOf, ownerOf, onGoTo }: RowProps) {
  const { text, language } = useText();
  const styles = useStyles();
  const [first] = cells;
  if (first === undefined) return null;
  return (
    <li className={styles.card}>
      <RowHeading task={first.task} title={titleOf(first.task)} owner={ownerOf(first.rowId)} />
      <ul className={styles.plain}>
        {cells.map(({ rowId, field, before, after, by, at }) => (
          <li key={field} className={styles.cell}>
            {onGoTo ? (
              <Link as="button" className={styles.link} onClick={() => onGoTo(rowId, field)}>
                {columnLabel(field, language)}
              </Link>
            ) : (
              <span>{columnLabel(field, language)}</span>
            )}
            <ValueChange
              before={before || text('pending.empty')}
              after={after || text('pending.empty')}
              terms={[text('arriving.mine'), text('arriving.new')]}
            />
            {by !== null && (
              <div className={styles.by}>
                {by}
                {at !== null && <span className={styles.when}>{` · ${formatMoment(at)}`}</span>}
              </div>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}

type TitlesProps = Pick<Props, 'ownerOf'> & Readonly<{ title: string; rows: readonly RowTitle[] }>;

function RowTitles({ title, rows, ownerOf }: TitlesProps) {
  const { text } = useText();
  const styles = useStyles();
  if (rows.length === 0) return null;
  return (
    <div className={styles.card}>
      <h3 className={styles.subtitle}>{title}</h3>
      <ul className={styles.plain}>
        {rows.map(row => {
          const owner = ownerOf(row.rowId);
          const words = text('arriving.row', { no: row.task, title: row.title });
          return (
            <li key={row.rowId} className={styles.rowTitle}>
              {owner === null ? words : `${words} (${owner})`}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
