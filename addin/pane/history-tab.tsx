import { makeStyles, tokens } from '@fluentui/react-components';
import { CursorClickRegular } from '@fluentui/react-icons/svg/cursor-click';
import { useCallback, useEffect, useState } from 'react';
import { RowHeading } from '../parts/row-heading.tsx';
import { RowHistory } from '../parts/row-history.tsx';
import { rowNames } from '../parts/row-names.ts';
import { Section } from '../parts/section.tsx';
import type { PlanSession } from '../session/plan-session.ts';
import type { Open } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({
  choose: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
    '& svg': { fontSize: '20px', flexShrink: 0 },
  },
  pending: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

type Props = Readonly<{
  session: Pick<PlanSession, 'watchSelection' | 'historyOf'>;
  state: Pick<Open, 'tasks' | 'units' | 'rows' | 'view'>;
}>;

/** The history of the row in which a cell is selected; it follows the selection in the sheet. */
export function HistoryTab({ session, state }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const [selected, setSelected] = useState<string | null>(null);
  useEffect(() => session.watchSelection(setSelected), [session]);
  const ask = useCallback((rowId: string) => session.historyOf(rowId), [session]);
  const row = state.rows.find(({ id }) => id === selected);
  if (row === undefined) {
    return (
      <Section title={text('history.title')}>
        <div className={styles.choose}>
          <CursorClickRegular aria-hidden />
          {text('history.noRow')}
        </div>
      </Section>
    );
  }
  const { titleOf, ownerOf } = rowNames(state);
  const waiting = state.view.pending.filter(cell => cell.rowId === row.id).length;
  return (
    <Section title={text('history.title')}>
      <div>
        <RowHeading task={row.task} title={titleOf(row.task)} owner={ownerOf(row.id)} />
      </div>
      {waiting > 0 && <p className={styles.pending}>{text('history.pending', { n: waiting })}</p>}
      <RowHistory row={row} ask={ask} />
    </Section>
  );
}
