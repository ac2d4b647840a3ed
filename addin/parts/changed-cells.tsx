import { makeStyles, MessageBar, MessageBarBody, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { PeriodChangesAnswer } from '../../plan/period/period-http.ts';
import type { Quarter } from '../../plan/quarter.ts';
import type { Answer } from '../client/answer.ts';
import { useText } from '../text/text-context.tsx';
import { columnLabel, formatMoment, formatValue } from './format.ts';
import { groupBy } from './group-by.ts';
import { SideDrawer } from './side-drawer.tsx';
import type { AskPlan } from './use-periods.ts';
import { useLineLooks } from './use-line-looks.ts';
import { ValueChange } from './value-change.tsx';

const useStyles = makeStyles({ cell: { paddingTop: tokens.spacingVerticalS } });

/** Of which quarter, and of whose rows; null is all units. */
export type ChangesOf = Readonly<{ quarter: Quarter; unit: string | null; label: string }>;

type Props = Readonly<{
  /** Stays while the drawer closes. */
  of: ChangesOf | null;
  open: boolean;
  /** Asked anew when this changes. */
  news: string;
  ask: AskPlan;
  nameOf: (unit: string) => string;
  titleOf: (task: number) => string;
  onClose: () => void;
}>;

/** The cells that were changed after figures were fixed: where, from what to what, by whom and when. */
export function ChangedCells({ of, open, news, ask, nameOf, titleOf, onClose }: Props) {
  const { text } = useText();
  const [answer, setAnswer] = useState<Answer<PeriodChangesAnswer> | null>(null);
  useEffect(() => {
    if (!open || of === null) return;
    let wanted = true;
    const { quarter, unit } = of;
    void ask((client, token, plan) => client.periodChanges(token, plan, quarter, unit)).then(found => {
      if (wanted) setAnswer(found);
    });
    return () => {
      wanted = false;
    };
  }, [ask, of, open, news]);
  if (of === null) return null;
  return (
    <SideDrawer title={of.label} open={open} width="wide" onClose={onClose}>
      {answer === null && <Spinner size="small" label={text('app.loading')} />}
      {answer?.kind === 'failed' && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{answer.message}</MessageBarBody>
        </MessageBar>
      )}
      {answer?.kind === 'ok' && <Cells answer={answer.value} nameOf={nameOf} titleOf={titleOf} />}
    </SideDrawer>
  );
}

type CellsProps = Readonly<{ answer: PeriodChangesAnswer }> & Pick<Props, 'nameOf' | 'titleOf'>;

function Cells({ answer: { changes, more, since }, nameOf, titleOf }: CellsProps) {
  const { text, language } = useText();
  const styles = useStyles();
  const look = useLineLooks();
  return (
    <>
      <p className={look.count} role="status">
        {changes.length === 0
          ? text('changed.none')
          : text('changed.count', { n: changes.length, version: since ?? 0 })}
      </p>
      <ul className={look.list}>
        {[...groupBy(changes, change => change.rowId)].map(([rowId, cells]) => (
          <li key={rowId} className={look.line}>
            <h3 className={look.title}>
              {[text('problems.row', { no: cells[0]!.task }), titleOf(cells[0]!.task)]
                .filter(part => part !== '')
                .join('. ')}
            </h3>
            {nameOf(cells[0]!.unit) !== '' && <div className={look.small}>{nameOf(cells[0]!.unit)}</div>}
            <ul className={look.list}>
              {cells.map(({ field, before, after, by, at }) => (
                <li key={field} className={styles.cell}>
                  <div className={look.small}>{columnLabel(field, language)}</div>
                  <ValueChange
                    before={formatValue(field, before, text)}
                    after={formatValue(field, after, text)}
                    terms={[text('change.before'), text('change.after')]}
                  />
                  <div className={look.small}>{`${by} · ${formatMoment(at)}`}</div>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {more && <p className={look.count}>{text('changed.more', { n: changes.length })}</p>}
    </>
  );
}
