import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { ArrowRightRegular } from '@fluentui/react-icons/svg/arrow-right';
import type { ChangedTask } from '../../../plan/rollup/difference.ts';
import type { ProgressClass } from '../../../plan/rollup.ts';
import type { Row } from '../../../plan/row.ts';
import { ProgressClassMark } from '../../parts/progress-class-mark.tsx';
import { RowHistory } from '../../parts/row-history.tsx';
import { SideDrawer } from '../../parts/side-drawer.tsx';
import type { AskHistory } from '../../parts/use-history.ts';
import { useLineLooks } from '../../parts/use-line-looks.ts';
import { useText } from '../../text/text-context.tsx';

const useStyles = makeStyles({
  step: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `0 ${tokens.spacingHorizontalS}`,
    textAlign: 'left',
    '& > svg': { color: tokens.colorNeutralForeground3, flexShrink: 0 },
  },
  unit: { fontWeight: tokens.fontWeightSemibold },
});

export type OpenedDifference = Readonly<{ label: string; tasks: readonly ChangedTask[] }>;

type Props = Readonly<{
  /** Stays while the drawer closes. */
  opened: OpenedDifference | null;
  open: boolean;
  nameOf: (unit: string) => string;
  /** The row as it is in view, for its history; none of another plan's. */
  rowOf: (rowId: string) => Row | undefined;
  askHistory: AskHistory;
  onClose: () => void;
}>;

/** The tasks behind a difference with their class on both sides, and under each the rows that changed theirs. */
export function ChangedDrawer({ opened, open, nameOf, rowOf, askHistory, onClose }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const look = useLineLooks();
  if (opened === null) return null;
  return (
    <SideDrawer title={opened.label} open={open} width="wide" onClose={onClose}>
      <p className={look.count}>
        {opened.tasks.length === 0
          ? text('compare.nothingBehind')
          : text('compare.behindCount', { n: opened.tasks.length })}
      </p>
      <ol className={look.list}>
        {opened.tasks.map(task => (
          <li key={`${task.left?.task ?? ''} ${task.right?.task ?? ''}`} className={look.line}>
            <h3 className={look.title}>{`${(task.right ?? task.left)?.task ?? ''}. ${task.title}`}</h3>
            <Step left={task.left?.class ?? null} right={task.right?.class ?? null} />
            <Accordion multiple collapsible>
              {task.rows.map(row => {
                const known = rowOf(row.rowId);
                const step = (
                  <span className={styles.step}>
                    <span className={styles.unit}>{nameOf(row.unit)}</span>
                    <Step left={row.left} right={row.right} />
                  </span>
                );
                return (
                  <AccordionItem key={row.rowId} value={row.rowId}>
                    <AccordionHeader as="h4" size="small" expandIconPosition="end">
                      {step}
                    </AccordionHeader>
                    <AccordionPanel>{known && <RowHistory row={known} ask={askHistory} />}</AccordionPanel>
                  </AccordionItem>
                );
              })}
            </Accordion>
          </li>
        ))}
      </ol>
    </SideDrawer>
  );
}

function Step({ left, right }: Readonly<{ left: ProgressClass | null; right: ProgressClass | null }>) {
  const { text } = useText();
  const styles = useStyles();
  if (left === right && left !== null) return <ProgressClassMark progressClass={left} />;
  return (
    <span className={styles.step}>
      {left === null ? <span>{text('compare.onlyRight')}</span> : <ProgressClassMark progressClass={left} />}
      <ArrowRightRegular aria-hidden />
      {right === null ? <span>{text('compare.onlyLeft')}</span> : <ProgressClassMark progressClass={right} />}
    </span>
  );
}
