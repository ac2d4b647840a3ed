import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReadPlanAnswer } from '../../plan/http.ts';
import { SeverityMark } from '../parts/severity-mark.tsx';
import { useText } from '../text/text-context.tsx';

/** A person reads no more of them at first in a pane; the rest opens when asked for. */
const FIRST_SHOWN = 12;

const rank = { error: 0, warning: 1, info: 2 } as const;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  message: { margin: 0, overflowWrap: 'anywhere' },
  choices: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
});

type Props = Readonly<{
  issues: ReadPlanAnswer['issues'];
  /** Places of the corrections that are accepted; null where there is nothing to choose. */
  accepted: ReadonlySet<number> | null;
  onAccept: (accepted: ReadonlySet<number>) => void;
}>;

/** What a careful clerk would ask about, the gravest first, each correction with the choice to accept it. */
export function ReadFindings({ issues, accepted, onAccept }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const [isWhole, setIsWhole] = useState(false);
  const sorted = issues
    .map((issue, place) => ({ ...issue, place }))
    .sort((a, b) => rank[a.severity] - rank[b.severity]);
  const offers = accepted === null ? [] : sorted.filter(({ isOffer }) => isOffer).map(({ place }) => place);
  const choose = (place: number, isAccepted: boolean): void => {
    const next = new Set(accepted);
    if (isAccepted) next.add(place);
    else next.delete(place);
    onAccept(next);
  };
  return (
    <div className={styles.root}>
      <span>{text('sources.issues', { n: issues.length })}</span>
      {offers.length > 0 && (
        <>
          <p className={styles.hint}>{text('sources.kept')}</p>
          <div className={styles.choices}>
            <Button size="small" onClick={() => onAccept(new Set(offers))}>
              {text('sources.acceptAll', { n: offers.length })}
            </Button>
            <Button size="small" onClick={() => onAccept(new Set())}>
              {text('sources.keepAll')}
            </Button>
          </div>
        </>
      )}
      <ul className={styles.list}>
        {sorted.slice(0, isWhole ? undefined : FIRST_SHOWN).map(({ place, severity, message, isOffer }) => (
          <li key={place}>
            <SeverityMark severity={severity} />
            <p className={styles.message} id={`finding-${place}`}>
              {message}
            </p>
            {accepted !== null && isOffer && (
              <Checkbox
                label={text('sources.accept')}
                aria-describedby={`finding-${place}`}
                checked={accepted.has(place)}
                onChange={(_, { checked }) => choose(place, checked === true)}
              />
            )}
          </li>
        ))}
      </ul>
      {!isWhole && sorted.length > FIRST_SHOWN && (
        <Button size="small" onClick={() => setIsWhole(true)}>
          {text('sources.showAll', { n: sorted.length })}
        </Button>
      )}
    </div>
  );
}
