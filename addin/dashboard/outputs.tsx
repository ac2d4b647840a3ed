import { Button, makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { ColumnDoubleCompareRegular } from '@fluentui/react-icons/svg/column-double-compare';
import { PrintRegular } from '@fluentui/react-icons/svg/print';
import type { RollupFormat } from '../client/plan-client.ts';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Props = Readonly<{
  isReady: boolean;
  isComparing: boolean;
  onCompare: () => void;
  onDownload: (format: RollupFormat) => void;
}>;

/** What is done with the figures: beside others, as files, and the printed form, which the browser also saves as PDF. */
export function Outputs({ isReady, isComparing, onCompare, onDownload }: Props) {
  const { text } = useText();
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <ToggleButton icon={<ColumnDoubleCompareRegular />} checked={isComparing} onClick={onCompare}>
        {text('compare.open')}
      </ToggleButton>
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
