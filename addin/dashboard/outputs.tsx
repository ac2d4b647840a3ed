import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { PrintRegular } from '@fluentui/react-icons/svg/print';
import type { RollupFormat } from '../client/plan-client.ts';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Props = Readonly<{ isReady: boolean; onDownload: (format: RollupFormat) => void }>;

/** The ways out: files, and the printed form, which the browser also saves as PDF. */
export function Outputs({ isReady, onDownload }: Props) {
  const { text } = useText();
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <Button icon={<ArrowDownloadRegular />} onClick={() => onDownload('xlsx')}>
        {text('rollup.download')}
      </Button>
      <Button icon={<ArrowDownloadRegular />} onClick={() => onDownload('docx')}>
        {text('dash.docx')}
      </Button>
      <Button icon={<ArrowDownloadRegular />} onClick={() => onDownload('csv')}>
        {text('dash.csv')}
      </Button>
      <Button icon={<PrintRegular />} disabledFocusable={!isReady} onClick={() => window.print()}>
        {text('dash.print')}
      </Button>
    </div>
  );
}
