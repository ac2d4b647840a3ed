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
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { SendRegular } from '@fluentui/react-icons/svg/send';
import { TableArrowUpRegular } from '@fluentui/react-icons/svg/table-arrow-up';
import { useState, type ReactNode } from 'react';
import { SHEET_NAME } from '../../plan/sheet/sheet-document.ts';
import { ownerName } from '../parts/owner-name.ts';
import { Section } from '../parts/section.tsx';
import type { PlanSession } from '../session/plan-session.ts';
import type { SignedIn } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';
import { OtherSources } from './other-sources.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  steps: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  step: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    columnGap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '& svg': { fontSize: '24px', color: tokens.colorBrandForeground1 },
  },
  stepTitle: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  stepBody: { gridColumn: 2, margin: 0, color: tokens.colorNeutralForeground2 },
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
            <Step icon={<TableArrowUpRegular />} title={text('first.load')}>
              {text('first.step1', { sheet: SHEET_NAME })}
            </Step>
            <Step icon={<EditRegular />} title={text('first.fill')}>
              {text('first.step2')}
            </Step>
            <Step icon={<SendRegular />} title={text('first.send')}>
              {text('first.step3')}
            </Step>
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
      {holds.kind === 'nothing' && (
        <OtherSources
          session={session}
          mayCreate={state.signIn.account.role === 'secretariat'}
          busy={busy !== null}
        />
      )}
    </div>
  );
}

type StepProps = Readonly<{ icon: ReactNode; title: string; children: ReactNode }>;

function Step({ icon, title, children }: StepProps) {
  const styles = useStyles();
  return (
    <li className={styles.step}>
      <span aria-hidden>{icon}</span>
      <h3 className={styles.stepTitle}>{title}</h3>
      <p className={styles.stepBody}>{children}</p>
    </li>
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
