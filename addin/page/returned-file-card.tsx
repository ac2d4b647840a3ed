import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { DocumentTableCheckmarkRegular } from '@fluentui/react-icons/svg/document-table-checkmark';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { useId, useRef } from 'react';
import { isPassing, type Failure } from '../client/answer.ts';
import { useText } from '../text/text-context.tsx';
import { MergedFile } from './merged-file.tsx';
import { asksNow, type ReturnedFile, type ReturnedFiles } from './returned-files.ts';

const useStyles = makeStyles({
  card: {
    outlineStyle: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
  titles: { flexGrow: 1, minWidth: 0 },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  state: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground2,
    '& svg': { fontSize: '16px', flexShrink: 0 },
  },
  good: { '& svg': { color: tokens.colorStatusSuccessForeground1 } },
  doubtful: { '& svg': { color: tokens.colorStatusWarningForeground3 } },
  bad: { '& svg': { color: tokens.colorStatusDangerForeground1 } },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Props = Readonly<{ file: ReturnedFile; files: ReturnedFiles; unitName: (id: string) => string }>;

/** One file that was handed in: where it stands, and what it came to. */
export function ReturnedFileCard({ file, files, unitName }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const headingId = useId();
  const card = useRef<HTMLElement>(null);
  const { id, name } = file;
  return (
    <article
      ref={card}
      tabIndex={-1}
      className={styles.card}
      aria-labelledby={headingId}
      aria-busy={file.kind === 'sending'}
    >
      <div className={styles.head}>
        <div className={styles.titles}>
          <h3 className={styles.name} id={headingId}>
            {name}
          </h3>
          <FileState file={file} />
        </div>
        {file.kind !== 'sending' && (
          <Button
            appearance="subtle"
            size="small"
            icon={<DismissRegular />}
            aria-label={text('files.dismiss', { name })}
            onClick={() => files.dismiss(id)}
          />
        )}
      </div>
      {file.kind === 'failed' && (
        <>
          <div>{file.failure.message}</div>
          {mayArrive(file.failure) && (
            <div className={styles.actions}>
              <Button
                size="small"
                icon={<ArrowClockwiseRegular />}
                aria-label={text('files.retryOf', { name })}
                onClick={() => files.retry(id)}
              >
                {text('files.retry')}
              </Button>
            </div>
          )}
        </>
      )}
      {file.kind === 'merged' && (
        <>
          <MergedFile
            file={file}
            unitName={unitName}
            onChoose={(conflicts, choice) => {
              // The pressed button leaves with its conflict.
              card.current?.focus();
              void files.choose(id, conflicts, choice);
            }}
          />
          <div className={styles.actions}>
            <Button
              size="small"
              icon={<DocumentTableCheckmarkRegular />}
              aria-label={text('files.receiptOf', { name })}
              disabledFocusable={file.busy}
              onClick={() => void files.saveReceipt(id)}
            >
              {text('files.receipt')}
            </Button>
          </div>
        </>
      )}
    </article>
  );
}

function FileState({ file }: { file: ReturnedFile }) {
  const { text } = useText();
  const styles = useStyles();
  switch (file.kind) {
    case 'waiting':
      return (
        <span className={styles.state}>
          <ClockRegular aria-hidden />
          {text('files.waiting')}
        </span>
      );
    case 'sending':
      return <Spinner size="extra-tiny" labelPosition="after" label={text('files.sending')} />;
    case 'failed':
      return (
        <span className={mergeClasses(styles.state, styles.bad)}>
          <ErrorCircleRegular aria-hidden />
          {text('files.failed')}
        </span>
      );
    case 'merged':
      return asksNow(file) ? (
        <span className={mergeClasses(styles.state, styles.doubtful)}>
          <WarningRegular aria-hidden />
          {text('files.asks')}
        </span>
      ) : (
        <span className={mergeClasses(styles.state, styles.good)}>
          <CheckmarkCircleRegular aria-hidden />
          {text('files.clean')}
        </span>
      );
  }
}

/** The same file may be taken later; what is wrong with the file itself stays wrong. */
function mayArrive(failure: Failure): boolean {
  return isPassing(failure) || failure.reason === 'readerBusy' || failure.reason === 'answerUnreadable';
}
