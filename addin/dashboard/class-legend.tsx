import { makeStyles, tokens } from '@fluentui/react-components';
import type { ProgressClass } from '../../plan/rollup.ts';
import { ProgressClassMark } from '../parts/progress-class-mark.tsx';
import { classColors } from './class-colors.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  item: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  swatch: {
    width: '14px',
    height: '14px',
    flexShrink: 0,
    borderRadius: tokens.borderRadiusSmall,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    boxSizing: 'border-box',
    forcedColorAdjust: 'none',
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
});

/** What the colours of a chart mean, each with its word and icon. */
export function ClassLegend({ classes }: { classes: readonly ProgressClass[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {classes.map(name => (
        <li key={name} className={styles.item}>
          <span aria-hidden className={styles.swatch} style={{ backgroundColor: classColors[name] }} />
          <ProgressClassMark progressClass={name} />
        </li>
      ))}
    </ul>
  );
}
