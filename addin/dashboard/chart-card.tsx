import { makeStyles, tokens } from '@fluentui/react-components';
import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { useText } from '../text/text-context.tsx';
import { useSystemColors } from './class-colors.ts';
import { NARROW } from './use-data-table.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalL,
    [NARROW]: { padding: tokens.spacingHorizontalM },
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  hint: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  summary: {
    cursor: 'pointer',
    width: 'fit-content',
    color: tokens.colorBrandForeground1,
    borderRadius: tokens.borderRadiusSmall,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  table: {
    overflowX: 'auto',
    paddingTop: tokens.spacingVerticalS,
    '& > p:only-child': { margin: 0 },
  },
});

type Props = Readonly<{
  title: string;
  hint?: string;
  chart?: ReactNode;
  /** The same figures as a table. */
  table: ReactNode;
}>;

/** A picture that answers one question, and behind it the table with its figures. */
export function ChartCard({ title, hint, chart, table }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const colors = useSystemColors();
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {chart === undefined ? (
        <div className={styles.table} tabIndex={0} role="group" aria-labelledby={id}>
          {table}
        </div>
      ) : (
        <>
          <div className={colors.root} onKeyDown={pressOn}>
            {chart}
          </div>
          <details>
            <summary className={styles.summary}>{text('dash.table')}</summary>
            <div className={styles.table} tabIndex={0} role="group" aria-labelledby={id}>
              {table}
            </div>
          </details>
        </>
      )}
    </section>
  );
}

/** A bar that has the focus opens by its key as by the mouse: the library's bars listen to clicks alone. */
function pressOn(event: KeyboardEvent): void {
  const { target } = event;
  if (!(target instanceof SVGElement) || (event.key !== 'Enter' && event.key !== ' ')) return;
  event.preventDefault();
  target.dispatchEvent(new MouseEvent('click', { bubbles: true }));
}
