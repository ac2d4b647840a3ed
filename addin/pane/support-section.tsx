import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ClipboardPulseRegular } from '@fluentui/react-icons/svg/clipboard-pulse';
import { useState } from 'react';
import { copyText } from '../parts/copy-text.ts';
import { Section } from '../parts/section.tsx';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  report: {
    margin: 0,
    padding: tokens.spacingHorizontalS,
    maxHeight: '220px',
    overflow: 'auto',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  button: { alignSelf: 'flex-start' },
});

type Props = Readonly<{ makeReport: () => string }>;

/** The report for whoever helps, copied with one press; what was copied is shown, so that it can be trusted. */
export function SupportSection({ makeReport }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const [copied, setCopied] = useState<Readonly<{ report: string; isCopied: boolean }> | null>(null);
  const copy = async (): Promise<void> => {
    const report = makeReport();
    setCopied({ report, isCopied: await copyText(report) });
  };
  return (
    <Section title={text('support.title')}>
      <p className={styles.hint}>{text('support.hint')}</p>
      <Button className={styles.button} icon={<ClipboardPulseRegular />} onClick={() => void copy()}>
        {text('support.copy')}
      </Button>
      <div role="status">{copied && text(copied.isCopied ? 'support.copied' : 'support.copyByHand')}</div>
      {copied && (
        <pre className={styles.report} tabIndex={0} aria-label={text('support.report')}>
          {copied.report}
        </pre>
      )}
    </Section>
  );
}
