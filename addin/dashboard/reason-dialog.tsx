import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Textarea,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useText } from '../text/text-context.tsx';

/** Longest reason that the service takes. */
const MOST = 2000;

type Props = Readonly<{
  title: string;
  /** The word on the button that does it. */
  word: string;
  onGive: (reason: string) => void;
  onClose: () => void;
}>;

/** Asks for the reason without which something is not done. */
export function ReasonDialog({ title, word, onGive, onClose }: Props) {
  const { text } = useText();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isMissing = reason.trim() === '';
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            <Field
              label={text('period.reason')}
              required
              {...(tried && isMissing && { validationMessage: text('period.reasonMissing') })}
            >
              <Textarea
                value={reason}
                maxLength={MOST}
                resize="vertical"
                onChange={(_, data) => setReason(data.value)}
              />
            </Field>
          </DialogContent>
          <DialogActions fluid>
            <Button onClick={onClose}>{text('period.cancel')}</Button>
            <Button appearance="primary" onClick={() => (isMissing ? setTried(true) : onGive(reason.trim()))}>
              {word}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
