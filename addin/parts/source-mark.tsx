import { makeStyles, tokens } from '@fluentui/react-components';
import { DocumentTableArrowRightRegular } from '@fluentui/react-icons/svg/document-table-arrow-right';
import { GlobeRegular } from '@fluentui/react-icons/svg/globe';
import { PanelRightRegular } from '@fluentui/react-icons/svg/panel-right';
import { PersonEditRegular } from '@fluentui/react-icons/svg/person-edit';
import type { Source } from '../../plan/account.ts';
import { useText } from '../text/text-context.tsx';

const icons = {
  pane: PanelRightRegular,
  web: GlobeRegular,
  file: DocumentTableArrowRightRegular,
} as const;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `0 ${tokens.spacingHorizontalM}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  mark: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    '& svg': { fontSize: '16px', flexShrink: 0 },
  },
  onBehalf: { color: tokens.colorStatusWarningForeground3 },
});

/** How an entry came in, and whether the secretariat made it for the unit: words with their icons. */
export function SourceMark({ source, onBehalf }: { source: Source; onBehalf: boolean }) {
  const { text } = useText();
  const styles = useStyles();
  const Icon = icons[source];
  return (
    <div className={styles.root}>
      <span className={styles.mark}>
        <Icon aria-hidden />
        {text(`source.${source}`)}
      </span>
      {onBehalf && (
        <span className={`${styles.mark} ${styles.onBehalf}`}>
          <PersonEditRegular aria-hidden />
          {text('source.onBehalf')}
        </span>
      )}
    </div>
  );
}
