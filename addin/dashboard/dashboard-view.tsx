import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '@fluentui/react-components';
import { lazy, Suspense, useRef, useState } from 'react';
import { formatDate } from '../../plan/iso-date.ts';
import type { RollupFormat } from '../client/plan-client.ts';
import { drawn } from '../parts/drawn.ts';
import { useText } from '../text/text-context.tsx';
import { Choices } from './choices.tsx';
import type { Dashboard } from './dashboard.ts';
import type { DashboardState } from './dashboard-state.ts';
import './head.css';
import { Headline } from './headline.tsx';
import { Outputs } from './outputs.tsx';
import { useFigureOpening } from './use-figure-opening.ts';

/** All below the headline is fetched once that is in view: it is what somebody opened the page for. */
const DashboardDetails = lazy(async () => {
  await drawn();
  return { default: (await import('./dashboard-details.tsx')).DashboardDetails };
});

type Props = Readonly<{
  dashboard: Dashboard;
  state: DashboardState;
  onDownload: (format: RollupFormat) => void;
}>;

/** The quarter's merged view: choices, headline, and under it all that stands behind. */
export function DashboardView({ dashboard, state, onDownload }: Props) {
  const { text } = useText();
  const opening = useFigureOpening();
  const [isComparing, setComparing] = useState(false);
  const missing = useRef<HTMLDivElement>(null);
  const { plan, rollup, behind, failure, asking } = state;
  return (
    <div className="dash-view">
      <div>
        <h1 className="dash-title">{text('dash.title')}</h1>
        {plan !== null && <p className="dash-plan">{`${plan.number} · ${plan.title}`}</p>}
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
          <div className="dash-line">
            <p className="dash-as-of" role="status">
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
          <Headline rollup={rollup} onOpen={opening.show} onMissing={() => missing.current?.focus()} />
          <Suspense fallback={<Spinner size="small" label={text('dash.behindLoading')} />}>
            <DashboardDetails {...{ dashboard, state, rollup, isComparing, opening, missing }} />
          </Suspense>
        </>
      )}
    </div>
  );
}
