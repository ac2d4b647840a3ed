import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({
  root: {
    font: 'inherit',
    color: 'inherit',
    backgroundColor: 'transparent',
    border: 'none',
    padding: `0 ${tokens.spacingHorizontalXXS}`,
    margin: 0,
    minWidth: '24px',
    minHeight: '24px',
    borderRadius: tokens.borderRadiusSmall,
    cursor: 'pointer',
    textAlign: 'inherit',
    fontVariantNumeric: 'tabular-nums',
    textDecorationLine: 'underline',
    textDecorationStyle: 'dotted',
    textDecorationThickness: '1px',
    textUnderlineOffset: '3px',
    ':hover': { color: tokens.colorBrandForeground1, textDecorationStyle: 'solid' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    '@media print': { textDecorationLine: 'none' },
  },
});

type Props = Readonly<{
  /** What the figure says in words: "Quá hạn: 4". */
  label: string;
  /** Null where there is nothing to open. */
  onOpen: (() => void) | null;
  className?: string | undefined;
  children: ReactNode;
}>;

/** A figure that opens to what it counts. */
export function FigureButton({ label, onOpen, className, children }: Props) {
  const { text } = useText();
  const styles = useStyles();
  if (onOpen === null) return <span className={className}>{children}</span>;
  return (
    <button
      type="button"
      className={mergeClasses(styles.root, className)}
      aria-label={text('dash.openFigure', { label })}
      onClick={onOpen}
    >
      {children}
    </button>
  );
}
