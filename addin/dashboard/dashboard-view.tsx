import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useCallback, useRef, useState } from 'react';
import { formatDate } from '../../plan/iso-date.ts';
import type { RollupFormat } from '../client/plan-client.ts';
import { usePeriods } from '../parts/use-periods.ts';
import { useText } from '../text/text-context.tsx';
import { BehindDrawer } from './behind-drawer.tsx';
import { Choices } from './choices.tsx';
import { CompareCard } from './compare/compare-card.tsx';
import type { Dashboard } from './dashboard.ts';
import type { DashboardState } from './dashboard-state.ts';
import { GroupsCard } from './groups-card.tsx';
import { Headline } from './headline.tsx';
import { HeatCard } from './heat-card.tsx';
import type { OpenedFigure } from './opened-figure.ts';
import { MissingCard } from './missing-card.tsx';
import { Outputs } from './outputs.tsx';
import { OverdueCard } from './overdue-card.tsx';
import { PeriodsCard } from './periods-card.tsx';
import { RemindersDialog } from './reminders-dialog.tsx';
import { TimelineCard } from './timeline-card.tsx';
import { TrendCard } from './trend-card.tsx';
import { UnitsCard } from './units-card.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
  },
  plan: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    color: tokens.colorNeutralForeground2,
    maxWidth: '96ch',
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
  },
  asOf: { margin: 0, color: tokens.colorNeutralForeground2 },
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 520px), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingHorizontalL, minWidth: 0 },
});

type Props = Readonly<{
  dashboard: Dashboard;
  state: DashboardState;
  onDownload: (format: RollupFormat) => void;
}>;

/** The quarter's merged view: choices, figures, pictures, and what asks for attention. */
export function DashboardView({ dashboard, state, onDownload }: Props) {
  const { text, language } = useText();
  const styles = useStyles();
  const [opened, setOpened] = useState<OpenedFigure | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [isComparing, setComparing] = useState(false);
  const missing = useRef<HTMLDivElement>(null);
  const { plan, rollup, behind, failure, asking } = state;
  const cameFrom = useRef<Element | null>(null);
  const show = useCallback((next: OpenedFigure) => {
    cameFrom.current = document.activeElement;
    setOpened(next);
    setOpen(true);
  }, []);
  const closed = useCallback(() => {
    // The drawer gives the focus back to buttons; a bar of a chart is none, and before the drawer is gone takes none.
    const { current } = cameFrom;
    if (current instanceof SVGElement) requestAnimationFrame(() => current.focus());
  }, []);
  /** Whose letter is open at first; null of it: nobody's. */
  const [reminding, setReminding] = useState<Readonly<{ first: string | null }> | null>(null);
  const news = `${plan?.id ?? ''} ${rollup?.version ?? ''} ${state.periodNews}`;
  const periods = usePeriods(dashboard.askPlan, news);
  const period = periods.quarters?.find(each => each.quarter === rollup?.quarter);
  const names = new Map(
    (behind?.document.units ?? []).map(unit => [unit.id, (language === 'en' && unit.nameEn) || unit.name]),
  );
  const nameOf = (unit: string): string => names.get(unit) ?? unit;
  return (
    <div className={styles.root}>
      <div>
        <h1 className={styles.title}>{text('dash.title')}</h1>
        {plan !== null && <p className={styles.plan}>{`${plan.number} · ${plan.title}`}</p>}
      </div>
      <Choices state={state} onPlan={id => dashboard.open(id)} onChoose={part => dashboard.choose(part)} />
      {failure !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            {failure.message}
            {rollup !== null &&
              ` ${text('dash.shownStill', { date: formatDate(rollup.asOf), version: rollup.version })}`}
          </MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={() => void dashboard.ask()}>
              {text('history.retry')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {rollup === null && asking && <Spinner label={text('busy.rollup')} />}
      {rollup !== null && (
        <>
          <div className={styles.line}>
            <p className={styles.asOf} role="status">
              {text('rollup.asOf', { date: formatDate(rollup.asOf), version: rollup.version })}
              {asking && ` · ${text('busy.rollup')}`}
            </p>
            <Outputs
              isReady={behind !== null}
              isComparing={isComparing}
              onCompare={() => setComparing(!isComparing)}
              onDownload={onDownload}
            />
          </div>
          <Headline rollup={rollup} onOpen={show} onMissing={() => missing.current?.focus()} />
          {isComparing && plan !== null && (
            <CompareCard
              key={plan.id}
              plans={state.plans}
              plan={plan}
              choice={state.choice}
              rollup={rollup}
              periods={periods.quarters}
              rows={behind?.rows ?? []}
              nameOf={nameOf}
              ask={dashboard.askPlan}
              askHistory={dashboard.historyOf}
            />
          )}
          {behind === null ? (
            failure === null && <Spinner size="small" label={text('dash.behindLoading')} />
          ) : (
            <div className={styles.cards}>
              <div className={styles.stack}>
                <UnitsCard rollup={rollup} nameOf={nameOf} onOpen={show} />
                {period && (
                  <PeriodsCard
                    period={period}
                    periods={periods}
                    rollup={rollup}
                    choice={state.choice}
                    year={behind.document.plan.year}
                    nameOf={nameOf}
                    titleOf={task => behind.document.tasks.find(({ no }) => no === task)?.title ?? ''}
                    news={news}
                    ask={dashboard.askPlan}
                    onRemind={() => setReminding({ first: null })}
                    onChoose={part => dashboard.choose(part)}
                  />
                )}
                <HeatCard year={behind.year} nameOf={nameOf} onOpen={show} />
              </div>
              <div className={styles.stack}>
                <OverdueCard rollup={rollup} tasks={behind.document.tasks} nameOf={nameOf} onOpen={show} />
                <MissingCard
                  rollup={rollup}
                  period={period}
                  nameOf={nameOf}
                  onOpen={show}
                  onRemind={unit => setReminding({ first: unit })}
                  listRef={missing}
                />
                <GroupsCard rollup={rollup} units={behind.document.units} nameOf={nameOf} onOpen={show} />
                <TrendCard rollup={rollup} behind={behind} onOpen={show} />
                <TimelineCard
                  rollup={rollup}
                  tasks={behind.document.tasks}
                  year={behind.document.plan.year}
                  onOpen={show}
                />
              </div>
            </div>
          )}
        </>
      )}
      {reminding !== null && rollup !== null && (
        <RemindersDialog
          quarter={rollup.quarter}
          first={reminding.first}
          reminders={dashboard.reminders}
          onClose={() => setReminding(null)}
        />
      )}
      <BehindDrawer
        opened={opened}
        open={isOpen}
        behind={behind}
        nameOf={nameOf}
        askHistory={dashboard.historyOf}
        onClose={() => setOpen(false)}
        onClosed={closed}
      />
    </div>
  );
}
