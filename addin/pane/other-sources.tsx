import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { DocumentArrowUpRegular } from '@fluentui/react-icons/svg/document-arrow-up';
import { TableCellsMergeRegular } from '@fluentui/react-icons/svg/table-cells-merge';
import { useRef, useState } from 'react';
import { Section } from '../parts/section.tsx';
import type { PlanSession } from '../session/plan-session.ts';
import type { PlanSource, ReadSource } from '../session/read-source.ts';
import { useText } from '../text/text-context.tsx';
import { ReadSourceView } from './read-source-view.tsx';

/** As the service reads them. */
const READABLE = '.txt,.docx,.xlsx,text/plain';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  input: { display: 'none' },
});

type Props = Readonly<{
  session: Pick<PlanSession, 'readSource' | 'load' | 'createPlan'>;
  /** Only the secretariat adds plans. */
  mayCreate: boolean;
  busy: boolean;
}>;

/** The two sources beside the service's list: cells that are selected in the workbook, and a file. */
export function OtherSources({ session, mayCreate, busy }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const file = useRef<HTMLInputElement>(null);
  const answer = useRef<HTMLDivElement>(null);
  const [isReading, setIsReading] = useState(false);
  const [read, setRead] = useState<ReadSource | null>(null);

  const ask = async (source: PlanSource): Promise<void> => {
    setIsReading(true);
    setRead(null);
    const found = await session.readSource(source);
    setIsReading(false);
    setRead(found);
    answer.current?.focus();
  };

  return (
    <Section title={text('sources.title')}>
      <div className={styles.root}>
        <p className={styles.hint}>{text('sources.hint')}</p>
        <Button
          icon={<TableCellsMergeRegular />}
          disabledFocusable={busy || isReading}
          onClick={() => void ask({ kind: 'selection' })}
        >
          {text('sources.selection')}
        </Button>
        <Button
          icon={<DocumentArrowUpRegular />}
          disabledFocusable={busy || isReading}
          onClick={() => file.current?.click()}
        >
          {text('sources.file')}
        </Button>
        <input
          ref={file}
          type="file"
          accept={READABLE}
          className={styles.input}
          aria-label={text('sources.file')}
          onChange={event => {
            const [chosen] = event.target.files ?? [];
            if (chosen) void ask({ kind: 'file', file: chosen });
            event.target.value = '';
          }}
        />
        <div ref={answer} tabIndex={-1} aria-live="polite" aria-busy={isReading}>
          {isReading && <Spinner size="small" label={text('busy.read')} />}
          {read && <ReadSourceView read={read} session={session} mayCreate={mayCreate} />}
        </div>
      </div>
    </Section>
  );
}
