import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Badge,
  Button,
  Link,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { ColumnKey } from '../../plan/sheet/columns.ts';
import { countsOf, emptyView, type PendingCell } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';
import { countWords } from './count-words.ts';
import { columnLabel } from './format.ts';
import { groupBy } from './group-by.ts';

const FIRST_CELLS = 30;

const useStyles = makeStyles({
  header: { '& button': { paddingLeft: 0, fontWeight: tokens.fontWeightSemibold } },
  panel: { margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  row: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    '&:last-child': { borderBottomWidth: 0 },
  },
  heading: {
    margin: 0,
    display: 'flex',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  count: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  /** In forced colours a link looks like text. */
  link: { '@media (forced-colors: active)': { textDecorationLine: 'underline' } },
  cell: {
    padding: `${tokens.spacingVerticalXS} 0 0`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
  },
  head: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  change: {
    overflowWrap: 'anywhere',
    color: tokens.colorNeutralForeground2,
    display: '-webkit-box',
    WebkitLineClamp: 3,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
  },
});

type Props = Readonly<{
  pending: readonly PendingCell[];
  onGoTo?: (rowId: string, column: ColumnKey) => void;
}>;

/** The cells that differ from what was last sent, folded away until asked for. */
export function PendingList({ pending, onGoTo }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const [all, setAll] = useState(false);
  if (pending.length === 0) return null;
  const { waiting, held } = countsOf({ ...emptyView, pending });
  const shown = all ? pending : pending.slice(0, FIRST_CELLS);
  const rows = groupBy(shown, cell => cell.rowId);
  const whole = groupBy(
    pending.filter(cell => rows.has(cell.rowId)),
    cell => cell.rowId,
  );
  return (
    <Accordion collapsible>
      <AccordionItem value="pending">
        <AccordionHeader as="h2" className={styles.header} expandIconPosition="end">
          {countWords({ waiting, held }, text)}
        </AccordionHeader>
        <AccordionPanel className={styles.panel}>
          <ul className={styles.list}>
            {[...rows].map(([rowId, cells]) => (
              <li key={rowId} className={styles.row}>
                <PendingRow cells={cells} of={whole.get(rowId) ?? cells} onGoTo={onGoTo} />
              </li>
            ))}
          </ul>
          {shown.length < pending.length && (
            <Button appearance="subtle" onClick={() => setAll(true)}>
              {text('pending.more', { n: pending.length - shown.length })}
            </Button>
          )}
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

type RowProps = Readonly<{
  cells: readonly PendingCell[];
  /** All of the row, also those not shown yet. */
  of: readonly PendingCell[];
  onGoTo: Props['onGoTo'];
}>;

function PendingRow({ cells, of, onGoTo }: RowProps) {
  const { text, language } = useText();
  const styles = useStyles();
  const { waiting, held } = countsOf({ ...emptyView, pending: of });
  return (
    <>
      <h3 className={styles.heading}>
        {text('problems.row', { no: of[0]?.task ?? '' })}
        <span className={styles.count}>{countWords({ waiting, held }, text)}</span>
      </h3>
      <ul className={styles.list}>
        {cells.map(cell => {
          const place = columnLabel(cell.field, language);
          return (
            <li key={cell.field} className={styles.cell}>
              <div className={styles.head}>
                {onGoTo ? (
                  <Link as="button" className={styles.link} onClick={() => onGoTo(cell.rowId, cell.field)}>
                    {place}
                  </Link>
                ) : (
                  <span>{place}</span>
                )}
                {cell.fate === 'held' && (
                  <Badge appearance="tint" color="danger">
                    {text('pending.held')}
                  </Badge>
                )}
              </div>
              <div className={styles.change}>
                {text('pending.change', {
                  before: cell.before || text('pending.empty'),
                  after: cell.after || text('pending.empty'),
                })}
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
