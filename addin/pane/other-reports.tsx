import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { TableRegular } from '@fluentui/react-icons/svg/table';
import { useState } from 'react';
import { Section } from '../parts/section.tsx';
import type { PlanSession } from '../session/plan-session.ts';
import { unitsWithRows } from '../session/reports.ts';
import type { Open } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  unit: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalS },
  choice: { flexGrow: 1, minWidth: '160px', maxWidth: '100%' },
});

type Props = Readonly<{
  session: Pick<PlanSession, 'printReport'>;
  state: Pick<Open, 'units' | 'rows'>;
}>;

/** Two more sheets for the secretariat: all units at a glance, and what one of them will get. */
export function OtherReports({ session, state }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const owners = unitsWithRows(state);
  const [chosen, setChosen] = useState<string | null>(null);
  const unit = chosen ?? owners[0]?.id ?? null;
  if (unit === null) return null;
  return (
    <Section title={text('reports.title')}>
      <div className={styles.root}>
        <Button icon={<TableRegular />} onClick={() => void session.printReport({ kind: 'overview' })}>
          {text('reports.overview')}
        </Button>
        <div className={styles.unit}>
          <Field label={text('reports.unit')} className={styles.choice}>
            <Select value={unit} onChange={(_, data) => setChosen(data.value)}>
              {owners.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <Button icon={<EyeRegular />} onClick={() => void session.printReport({ kind: 'unitView', unit })}>
            {text('reports.seeAsUnit')}
          </Button>
        </div>
      </div>
    </Section>
  );
}
