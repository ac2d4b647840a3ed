import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({
  wide: { maxWidth: 'min(760px, 96vw)' },
  content: {
    '& > p:first-child': { marginTop: 0 },
    '& > p:last-child': { marginBottom: 0 },
    // The list ends with its contents and not under the buttons.
    paddingBottom: tokens.spacingVerticalS,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});

type Props = Readonly<{
  title: string;
  /** What it holds is long: it is wide, and moves by keyboard too. */
  isLong?: boolean;
  /** The way out; nothing is done by it. */
  leave?: string;
  /** What it does, at the end. */
  action: ReactNode;
  onClose: () => void;
  children: ReactNode;
}>;

/** A question over the page: what it is about, the way out, and what it does. */
export function FormDialog({ title, isLong = false, leave, action, onClose, children }: Props) {
  const { text } = useText();
  const styles = useStyles();
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className={mergeClasses(isLong && styles.wide)}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={styles.content} {...(isLong && { tabIndex: 0 })}>
            {children}
          </DialogContent>
          <DialogActions fluid>
            <Button onClick={onClose}>{leave ?? text('period.cancel')}</Button>
            {action}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
