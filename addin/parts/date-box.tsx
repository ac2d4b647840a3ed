import { Field, Input, makeStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { readDateText } from '../../plan/check/read-date.ts';
import { formatDate, type IsoDate } from '../../plan/iso-date.ts';
import { sentence } from '../../plan/reasons/reason.ts';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({ box: { width: '132px' } });

type Props = Readonly<{
  label: string;
  value: IsoDate;
  /** Taken where somebody types no year. */
  year: number;
  onChange: (date: IsoDate) => void;
}>;

/** A date as the office writes it, day first; the browser's own box would follow the computer's habits. */
export function DateBox({ label, value, year, onChange }: Props) {
  const { text, language } = useText();
  const styles = useStyles();
  const [typed, setTyped] = useState(formatDate(value));
  useEffect(() => setTyped(formatDate(value)), [value]);
  const reading = readDateText(typed, year);
  const take = (): void => {
    if (reading.kind === 'date') onChange(reading.date);
  };
  return (
    <Field
      label={label}
      {...(reading.kind !== 'date' && {
        validationMessage: sentence('dateFormat', { text: typed }, language),
      })}
    >
      <Input
        className={styles.box}
        value={typed}
        placeholder={text('page.datePlaceholder')}
        onChange={(_, data) => setTyped(data.value)}
        onBlur={take}
        onKeyDown={event => event.key === 'Enter' && take()}
      />
    </Field>
  );
}
