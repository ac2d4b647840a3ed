import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Radio,
  RadioGroup,
  Field,
  tokens,
} from '@fluentui/react-components';
import { TableArrowUpRegular } from '@fluentui/react-icons/svg/table-arrow-up';
import { useState } from 'react';
import { SHEET_NAME } from '../../plan/sheet/sheet-document.ts';
import { ownerName } from '../parts/owner-name.ts';
import { Section } from '../parts/section.tsx';
import type { PlanSession } from '../session/plan-session.ts';
import type { SignedIn } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  steps: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    color: tokens.colorNeutralForeground2,
  },
  planTitle: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    display: '-webkit-box',
    WebkitLineClamp: 3,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
  },
});

type Props = Readonly<{ session: PlanSession; state: SignedIn }>;

/** A workbook without a sheet of this account: what the pane does, and the one button that begins. */
export function FirstRun({ session, state }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const { plans, holds, busy } = state;
  const [chosen, setChosen] = useState<string | null>(null);
  const plan = chosen ?? plans[0]?.id ?? null;
  return (
    <div className={styles.root}>
      <Holding session={session} holds={holds} account={ownerName(state.signIn.account, text)} />
      {holds.kind === 'nothing' && (
        <Section title={text('first.title')}>
          <ol className={styles.steps}>
            <li>{text('first.step1', { sheet: SHEET_NAME })}</li>
            <li>{text('first.step2')}</li>
            <li>{text('first.step3')}</li>
          </ol>
        </Section>
      )}
      {holds.kind === 'nothing' && plans.length === 0 && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{text('first.noPlans')}</MessageBarBody>
        </MessageBar>
      )}
      {holds.kind === 'nothing' && plan !== null && (
        <>
          <Field label={text('first.choose')}>
            <RadioGroup value={plan} onChange={(_, data) => setChosen(data.value)}>
              {plans.map(({ id, number, year, title, taskCount }) => (
                <Radio
                  key={id}
                  value={id}
                  label={
                    <>
                      {text('first.planLine', { number, year, n: taskCount })}
                      <span className={styles.planTitle}>{title}</span>
                    </>
                  }
                />
              ))}
            </RadioGroup>
          </Field>
          <Button
            appearance="primary"
            size="large"
            icon={<TableArrowUpRegular />}
            disabledFocusable={busy !== null}
            onClick={() => void session.load(plan)}
          >
            {text('command.load')}
          </Button>
        </>
      )}
    </div>
  );
}

type HoldingProps = Readonly<{ session: PlanSession; holds: SignedIn['holds']; account: string }>;

function Holding({ session, holds, account }: HoldingProps) {
  const { text } = useText();
  if (holds.kind === 'nothing') return null;
  if (holds.kind === 'otherPlan') {
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{text('foreign.planGone', { plan: holds.plan })}</MessageBarBody>
      </MessageBar>
    );
  }
  if (holds.kind === 'notKnownYet') {
    return <Button onClick={() => void session.retry()}>{text('first.retry')}</Button>;
  }
  const owner = holds.owner ?? text('account.secretariat');
  return (
    <Section title={text('foreign.title', { owner })}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{text('foreign.body', { owner, unit: account })}</MessageBarBody>
      </MessageBar>
      <Button appearance="primary" onClick={() => void session.signOut()}>
        {text('foreign.switch')}
      </Button>
    </Section>
  );
}
