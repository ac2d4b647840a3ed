import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useState, type RefObject } from 'react';
import type { Rollup } from '../../plan/rollup.ts';
import { usePeriods } from '../parts/use-periods.ts';
import { useText } from '../text/text-context.tsx';
import { BehindDrawer } from './behind-drawer.tsx';
import { CompareCard } from './compare/compare-card.tsx';
import type { Dashboard } from './dashboard.ts';
import type { DashboardState } from './dashboard-state.ts';
import { GroupsCard } from './groups-card.tsx';
import { HeatCard } from './heat-card.tsx';
import { MissingCard } from './missing-card.tsx';
import { OverdueCard } from './overdue-card.tsx';
import { PeriodsCard } from './periods-card.tsx';
import { RemindersDialog } from './reminders-dialog.tsx';
import { TimelineCard } from './timeline-card.tsx';
import { TrendCard } from './trend-card.tsx';
import { UnitsCard } from './units-card.tsx';
import type { FigureOpening } from './use-figure-opening.ts';

const useStyles = makeStyles({
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
  rollup: Rollup;
  isComparing: boolean;
  opening: FigureOpening;
  /** Leads from the headline to the units that have not reported. */
  missing: RefObject<HTMLDivElement | null>;
}>;

/** What stands under the headline and behind it. Its code comes once the headline is in view. */
export function DashboardDetails({ dashboard, state, rollup, isComparing, opening, missing }: Props) {
  const { text, language } = useText();
  const styles = useStyles();
  const { plan, behind, failure } = state;
  const { show } = opening;
  /** Whose letter is open at first; null of it: nobody's. */
  const [reminding, setReminding] = useState<Readonly<{ first: string | null }> | null>(null);
  const news = `${plan?.id ?? ''} ${rollup.version} ${state.periodNews}`;
  const periods = usePeriods(dashboard.askPlan, news);
  const period = periods.quarters?.find(each => each.quarter === rollup.quarter);
  const names = new Map(
    (behind?.document.units ?? []).map(unit => [unit.id, (language === 'en' && unit.nameEn) || unit.name]),
  );
  const nameOf = (unit: string): string => names.get(unit) ?? unit;
  return (
    <>
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
      {reminding !== null && (
        <RemindersDialog
          quarter={rollup.quarter}
          first={reminding.first}
          reminders={dashboard.reminders}
          onClose={() => setReminding(null)}
        />
      )}
      <BehindDrawer
        opened={opening.opened}
        open={opening.isOpen}
        behind={behind}
        nameOf={nameOf}
        askHistory={dashboard.historyOf}
        onClose={opening.close}
        onClosed={opening.closed}
      />
    </>
  );
}
