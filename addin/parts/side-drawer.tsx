import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  mergeClasses,
  OverlayDrawer,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, type ReactNode } from 'react';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({
  narrow: { width: 'min(560px, 100%)', maxWidth: '100%' },
  wide: { width: 'min(720px, 100%)', maxWidth: '100%' },
});

type Props = Readonly<{
  title: string;
  open: boolean;
  width: 'narrow' | 'wide';
  bodyClass?: string | undefined;
  /** Another body begins at its top. */
  bodyKey?: string;
  footer?: ReactNode;
  onClose: () => void;
  /** The drawer is gone from the page. */
  onClosed?: (() => void) | undefined;
  children: ReactNode;
}>;

/** What lies behind a line or a figure, over the page's right side. */
export function SideDrawer({
  title,
  open,
  width,
  bodyClass,
  bodyKey,
  footer,
  onClose,
  onClosed,
  children,
}: Props) {
  const { text } = useText();
  const styles = useStyles();
  return (
    <OverlayDrawer
      className={styles[width]}
      position="end"
      open={open}
      onOpenChange={(_, data) => !data.open && onClose()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={text('page.close')}
              onClick={onClose}
            />
          }
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      {onClosed && <Leaving onGone={onClosed} />}
      <DrawerBody key={bodyKey} className={mergeClasses(bodyClass)} tabIndex={0}>
        {children}
      </DrawerBody>
      {footer}
    </OverlayDrawer>
  );
}

/** Tells when the drawer that it stands in has left the page. */
function Leaving({ onGone }: { onGone: () => void }) {
  useEffect(() => onGone, [onGone]);
  return null;
}
