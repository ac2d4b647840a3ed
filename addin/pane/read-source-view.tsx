import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PlanSession } from '../session/plan-session.ts';
import type { ReadSource } from '../session/read-source.ts';
import { useText } from '../text/text-context.tsx';
import { ReadFindings } from './read-findings.tsx';

/** A person reads no more of them in a pane; the rest is counted. */
const MOST_SHOWN = 12;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
});

type Props = Readonly<{
  read: ReadSource;
  session: Pick<PlanSession, 'load' | 'createPlan'>;
  mayCreate: boolean;
}>;

/** What was read, before anything is written: the plan, what a careful clerk would ask about, and what can be done. */
export function ReadSourceView({ read, session, mayCreate }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const { plan, issues } = read.reading;
  const { known } = read;
  const [accepted, setAccepted] = useState<ReadonlySet<number>>(new Set());
  return (
    <div className={styles.root}>
      <h3 className={styles.title}>
        {text('sources.read', { number: plan.number || '–', year: plan.year, n: plan.tasks.length })}
      </h3>
      {known && <Differences known={known} />}
      {issues.length > 0 && (
        <ReadFindings
          issues={issues}
          accepted={known === null && mayCreate ? accepted : null}
          onAccept={setAccepted}
        />
      )}
      {known ? (
        <Button appearance="primary" onClick={() => void session.load(known.plan.id)}>
          {text('sources.loadKnown', { number: known.plan.number })}
        </Button>
      ) : plan.tasks.length === 0 ? null : mayCreate ? (
        <Button appearance="primary" onClick={() => void session.createPlan(read, [...accepted])}>
          {text('sources.create')}
        </Button>
      ) : (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{text('sources.notKnown')}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}

function Differences({ known }: { known: NonNullable<ReadSource['known']> }) {
  const { text } = useText();
  const styles = useStyles();
  const { added, missing, changed } = known.differences;
  const number = known.plan.number;
  if (added.length + missing.length + changed.length === 0) {
    return (
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>{text('sources.same', { number })}</MessageBarBody>
      </MessageBar>
    );
  }
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {text('sources.differs', { number })}
        <ul className={styles.list}>
          {missing.length > 0 && <li>{text('sources.missing', { list: missing.join(', ') })}</li>}
          {added.length > 0 && <li>{text('sources.added', { list: added.join(', ') })}</li>}
          {changed.slice(0, MOST_SHOWN).map(({ no, part, read, known: other }) => (
            <li key={`${no} ${part}`}>
              {text(`sources.changed.${part}`, { no, read: read || '–', known: other || '–' })}
            </li>
          ))}
          {changed.length > MOST_SHOWN && <li>{text('sources.more', { n: changed.length - MOST_SHOWN })}</li>}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
