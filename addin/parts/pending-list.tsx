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
import type { PendingCell } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';
import { columnLabel } from './format.ts';

const FIRST_CELLS = 30;

const useStyles = makeStyles({
  header: { '& button': { paddingLeft: 0, fontWeight: tokens.fontWeightSemibold } },
  panel: { margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  cell: {
    padding: `${tokens.spacingVerticalS} 0`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    '&:last-child': { borderBottomWidth: 0 },
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
  const { text, language } = useText();
  const styles = useStyles();
  const [all, setAll] = useState(false);
  if (pending.length === 0) return null;
  const held = pending.filter(cell => cell.fate === 'held').length;
  const counts = [
    ...(held < pending.length ? [text('pending.waiting', { n: pending.length - held })] : []),
    ...(held > 0 ? [text('pending.heldCount', { n: held })] : []),
  ];
  const shown = all ? pending : pending.slice(0, FIRST_CELLS);
  return (
    <Accordion collapsible>
      <AccordionItem value="pending">
        <AccordionHeader as="h2" className={styles.header} expandIconPosition="end">
          {counts.join(', ')}
        </AccordionHeader>
        <AccordionPanel className={styles.panel}>
          <ul className={styles.list}>
            {shown.map(cell => {
              const place = `${text('problems.row', { no: cell.task })} · ${columnLabel(cell.field, language)}`;
              return (
                <li key={`${cell.rowId}.${cell.field}`} className={styles.cell}>
                  <div className={styles.head}>
                    {onGoTo ? (
                      <Link as="button" onClick={() => onGoTo(cell.rowId, cell.field)}>
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
