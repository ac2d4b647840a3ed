import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Link,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Spinner,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import { formatDate } from '../../plan/iso-date.ts';
import type { RemindAnswer, RemindersAnswer, RemindRequest } from '../../plan/period/period-http.ts';
import { quarterNumeral, type Quarter } from '../../plan/quarter.ts';
import type { Answer } from '../client/answer.ts';
import { copyText } from '../parts/copy-text.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import type { Text } from '../text/text.ts';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({
  letter: { width: '100%', '& textarea': { minHeight: '220px' } },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
  },
  note: { margin: 0, color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
});

export type AskReminders = Readonly<{
  list: (quarter: Quarter) => Promise<Answer<RemindersAnswer>>;
  remind: (quarter: Quarter, request: RemindRequest) => Promise<Answer<RemindAnswer>>;
  /** Saves a unit's letter as a file. */
  draft: (quarter: Quarter, unit: string) => Promise<void>;
}>;

type Unit = RemindersAnswer['units'][number];

type Props = Readonly<{
  quarter: Quarter;
  /** Whose letter is open at first; null where none is. */
  first: string | null;
  reminders: AskReminders;
  onClose: () => void;
}>;

/** Who has not reported, each with a letter to copy, to open as a draft, or to send where the service can. */
export function RemindersDialog({ quarter, first, reminders, onClose }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const [answer, setAnswer] = useState<Answer<RemindersAnswer> | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const ask = useCallback(async () => setAnswer(await reminders.list(quarter)), [reminders, quarter]);
  useEffect(() => void ask(), [ask]);

  const remind = async (request: RemindRequest): Promise<void> => {
    const done = await reminders.remind(quarter, request);
    if (done.kind === 'failed') return setSaid(done.message);
    const { results } = done.value;
    const count = (kind: string): number => results.filter(result => result.kind === kind).length;
    const why = new Set(results.flatMap(({ message }) => message ?? []));
    setSaid(
      [
        text('period.remindDone', {
          sent: count('sent'),
          noted: count('noted'),
          skipped: count('skipped') + count('failed'),
        }),
        ...why,
      ].join(' '),
    );
    await ask();
  };
  const copy = async (unit: Unit): Promise<void> => {
    const isCopied = await copyText(`${unit.subject}\n\n${unit.text}`);
    if (!isCopied) return setSaid(text('period.copyFailed'));
    if (!unit.remindedToday) await remind({ units: [unit.unit], channel: 'hand' });
  };
  const list = answer?.kind === 'ok' ? answer.value : null;
  const byMail = list?.units.filter(unit => unit.email !== null && !unit.remindedToday) ?? [];
  return (
    <FormDialog
      title={text('period.remindTitle', { numeral: quarterNumeral(quarter) })}
      isLong
      leave={text('page.close')}
      action={
        list?.mail &&
        byMail.length > 0 && (
          <Button
            appearance="primary"
            onClick={() =>
              void remind({ units: byMail.slice(0, 200).map(({ unit }) => unit), channel: 'mail' })
            }
          >
            {text('period.sendMail', { n: byMail.length })}
          </Button>
        )
      }
      onClose={onClose}
    >
      <div role="status">
        {said !== null && (
          <MessageBar intent="info" layout="multiline">
            <MessageBarBody>{said}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      {answer === null && <Spinner size="small" label={text('app.loading')} />}
      {answer?.kind === 'failed' && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{answer.message}</MessageBarBody>
        </MessageBar>
      )}
      {list?.units.length === 0 && <p>{text('period.remindNone')}</p>}
      {list && (
        <Accordion collapsible defaultOpenItems={first ?? []}>
          {list.units.map(unit => (
            <AccordionItem key={unit.unit} value={unit.unit}>
              <AccordionHeader as="h3">
                <span>
                  {unit.name}
                  {unit.lastReminder && (
                    <span className={styles.note}>
                      {` · ${text('period.reminded', { date: formatDate(unit.lastReminder.day) })}`}
                    </span>
                  )}
                </span>
              </AccordionHeader>
              <AccordionPanel>
                <Textarea
                  className={styles.letter}
                  aria-label={unit.subject}
                  value={`${unit.subject}\n\n${unit.text}`}
                  readOnly
                  resize="vertical"
                />
                <div className={styles.actions}>
                  <Button size="small" onClick={() => void copy(unit)}>
                    {text(unit.remindedToday ? 'period.copyOnly' : 'period.copy')}
                  </Button>
                  <Link href={unit.mailto}>{text('period.draft')}</Link>
                  <Button size="small" onClick={() => void reminders.draft(quarter, unit.unit)}>
                    {text('period.eml')}
                  </Button>
                  {list.mail && unit.email !== null && !unit.remindedToday && (
                    <Button size="small" onClick={() => void remind({ units: [unit.unit], channel: 'mail' })}>
                      {text('period.sendOne', { email: unit.email })}
                    </Button>
                  )}
                </div>
                <p className={styles.note}>{notesOn(unit, list.mail, text)}</p>
              </AccordionPanel>
            </AccordionItem>
          ))}
        </Accordion>
      )}
    </FormDialog>
  );
}

function notesOn({ email, remindedToday }: Unit, mail: boolean, text: Text): string {
  return [
    ...(remindedToday ? [text('period.remindedToday')] : []),
    ...(email === null ? [text('period.noEmail')] : []),
    ...(mail ? [] : [text('period.noMail')]),
  ].join(' ');
}
