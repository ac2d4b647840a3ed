import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { FormDialog } from '../parts/form-dialog.tsx';
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
    <FormDialog
      title={title}
      action={
        <Button appearance="primary" onClick={() => (isMissing ? setTried(true) : onGive(reason.trim()))}>
          {word}
        </Button>
      }
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
