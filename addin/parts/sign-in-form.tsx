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
import { useRef, useState, type FormEvent } from 'react';
import type { Failure } from '../client/answer.ts';
import type { SignInRequest } from '../../plan/http.ts';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  submit: { marginTop: tokens.spacingVerticalXS },
});

type Props = Readonly<{
  signingIn: boolean;
  failure: Failure | null;
  /** Said above the form, for instance that entries are kept. */
  note?: string | undefined;
  onSignIn: (request: SignInRequest) => void;
}>;

/** Account, password and the name of the person at the keyboard, since several people share a unit. */
export function SignInForm({ signingIn, failure, note, onSignIn }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [person, setPerson] = useState('');
  const [tried, setTried] = useState(false);
  const accountBox = useRef<HTMLInputElement>(null);
  const passwordBox = useRef<HTMLInputElement>(null);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (account.trim() === '') return accountBox.current?.focus();
    if (password === '') return passwordBox.current?.focus();
    if (signingIn) return;
    onSignIn({ account: account.trim(), password, ...(person.trim() !== '' && { person: person.trim() }) });
  };
  const missing = (value: string, key: 'signIn.accountMissing' | 'signIn.passwordMissing') =>
    tried && value.trim() === '' ? { validationMessage: text(key) } : {};

  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-label={text('signIn.title')}>
      {note !== undefined && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{note}</MessageBarBody>
        </MessageBar>
      )}
      {failure && (
        <MessageBar intent="error" layout="multiline" politeness="assertive">
          <MessageBarBody>{failure.message}</MessageBarBody>
        </MessageBar>
      )}
      <Field
        label={text('signIn.account')}
        hint={text('signIn.accountHint')}
        required
        {...missing(account, 'signIn.accountMissing')}
      >
        <Input
          ref={accountBox}
          name="account"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={account}
          onChange={(_, data) => setAccount(data.value)}
        />
      </Field>
      <Field label={text('signIn.password')} required {...missing(password, 'signIn.passwordMissing')}>
        <Input
          ref={passwordBox}
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(_, data) => setPassword(data.value)}
        />
      </Field>
      <Field label={text('signIn.person')} hint={text('signIn.personHint')}>
        <Input
          name="person"
          autoComplete="name"
          maxLength={100}
          value={person}
          onChange={(_, data) => setPerson(data.value)}
        />
      </Field>
      <Button
        className={styles.submit}
        type="submit"
        appearance="primary"
        size="large"
        disabledFocusable={signingIn}
        {...(signingIn && { icon: <Spinner size="tiny" /> })}
      >
        {text(signingIn ? 'signIn.waiting' : 'signIn.submit')}
      </Button>
    </form>
  );
}
