import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { FieldName } from '../../plan/field.ts';
import { useText } from '../text/text-context.tsx';
import { columnLabel, formatValue } from './format.ts';
import {
  changedFields,
  historyDays,
  type HistoryChange,
  type HistoryDay,
  type HistoryEntry,
} from './history-days.ts';
import { SourceMark } from './source-mark.tsx';
import { ValueChange } from './value-change.tsx';

/** Older ones are shown on request. */
const FIRST_ENTRIES = 20;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  filter: { maxWidth: '320px' },
  plain: { listStyleType: 'none', margin: 0, padding: 0 },
  day: {
    margin: 0,
    paddingBottom: tokens.spacingVerticalXS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
  entries: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  entry: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalS },
  time: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  by: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere', minWidth: 0 },
  change: { paddingTop: tokens.spacingVerticalSNudge },
  field: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

/** Who wrote what of a row, when and from where: the newest first, by day, of all fields or of one. */
export function HistoryList({ changes }: { changes: readonly HistoryChange[] }) {
  const { text, language } = useText();
  const styles = useStyles();
  const [wanted, setWanted] = useState<FieldName | null>(null);
  const [shown, setShown] = useState(FIRST_ENTRIES);
  const fields = changedFields(changes);
  // Another row's history may not have the field that was chosen for the last one.
  const field = fields.some(([name]) => name === wanted) ? wanted : null;
  const days = historyDays(changes, field);
  const older = days.reduce((sum, day) => sum + day.entries.length, 0) - shown;
  return (
    <div className={styles.root}>
      {fields.length > 1 && (
        <Field label={text('history.filter')} className={styles.filter}>
          <Select
            value={field ?? ''}
            onChange={(_, data) => setWanted(FieldName.safeParse(data.value).data ?? null)}
          >
            <option value="">{text('history.allFields')}</option>
            {fields.map(([name, n]) => (
              <option key={name} value={name}>
                {text('history.field', { field: columnLabel(name, language), n })}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {firstEntries(days, shown).map(day => (
        <section key={day.date} aria-label={day.date}>
          <h3 className={styles.day}>{day.date}</h3>
          <ul className={`${styles.plain} ${styles.entries}`}>
            {day.entries.map(entry => (
              <Entry key={entry.key} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      {older > 0 && (
        <Button appearance="subtle" onClick={() => setShown(shown + FIRST_ENTRIES)}>
          {text('history.more', { n: older })}
        </Button>
      )}
    </div>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const { text, language } = useText();
  const styles = useStyles();
  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <span className={styles.time}>{entry.time}</span>
        <span className={styles.by}>{entry.by}</span>
      </div>
      <SourceMark source={entry.source} onBehalf={entry.onBehalf} />
      <ul className={styles.plain}>
        {entry.changes.map(({ field, before, after }) => (
          <li key={field} className={styles.change}>
            <div className={styles.field}>{columnLabel(field, language)}</div>
            <ValueChange
              before={formatValue(field, before, text)}
              after={formatValue(field, after, text)}
              terms={[text('change.before'), text('change.after')]}
            />
          </li>
        ))}
      </ul>
    </li>
  );
}

function firstEntries(days: readonly HistoryDay[], count: number): HistoryDay[] {
  let left = count;
  return days.flatMap(day => {
    const entries = day.entries.slice(0, left);
    left -= entries.length;
    return entries.length === 0 ? [] : [{ ...day, entries }];
  });
}
