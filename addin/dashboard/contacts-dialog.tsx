import {
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { ContactEmail, type ContactsAnswer } from '../../plan/period/period-http.ts';
import type { Answer } from '../client/answer.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import type { AskPlan } from '../parts/use-periods.ts';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
  },
});

type Props = Readonly<{ ask: AskPlan; nameOf: (unit: string) => string; onClose: () => void }>;

/** The units' e-mail addresses, to which reminders go. */
export function ContactsDialog({ ask, nameOf, onClose }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const [answer, setAnswer] = useState<Answer<ContactsAnswer> | null>(null);
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    void ask((client, token, plan) => client.contacts(token, plan)).then(found => {
      if (wanted) setAnswer(found);
    });
    return () => {
      wanted = false;
    };
  }, [ask]);
  const contacts = answer?.kind === 'ok' ? answer.value.contacts : [];
  const changed = contacts.flatMap(({ unit, email }) => {
    const words = typed.get(unit)?.trim();
    return words === undefined || words === (email ?? '')
      ? []
      : [{ unit, email: words === '' ? null : words }];
  });
  const isWrong = (email: string | null): boolean => email !== null && !ContactEmail.safeParse(email).success;
  const wrong = new Set(changed.filter(({ email }) => isWrong(email)).map(({ unit }) => unit));
  const save = async (): Promise<void> => {
    const done = await ask((client, token, plan) => client.setContacts(token, plan, { contacts: changed }));
    if (done.kind === 'failed') return setRefused(done.message);
    onClose();
  };
  return (
    <FormDialog
      title={text('contacts.title')}
      isLong
      action={
        <Button
          appearance="primary"
          disabledFocusable={changed.length === 0 || wrong.size > 0}
          onClick={() => changed.length > 0 && wrong.size === 0 && void save()}
        >
          {text('contacts.save', { n: changed.length })}
        </Button>
      }
      onClose={onClose}
    >
      <p>{text('contacts.hint')}</p>
      {answer === null && <Spinner size="small" label={text('app.loading')} />}
      {answer?.kind === 'failed' && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{answer.message}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.fields}>
        {contacts.map(({ unit, email }) => (
          <Field
            key={unit}
            label={nameOf(unit)}
            validationMessage={wrong.has(unit) ? text('contacts.wrong') : undefined}
          >
            <Input
              type="email"
              value={typed.get(unit) ?? email ?? ''}
              onChange={(_, data) => setTyped(new Map(typed).set(unit, data.value))}
            />
          </Field>
        ))}
      </div>
      {refused !== null && (
        <MessageBar intent="error" layout="multiline" politeness="assertive">
          <MessageBarBody>{refused}</MessageBarBody>
        </MessageBar>
      )}
    </FormDialog>
  );
}
