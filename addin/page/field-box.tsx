import { Button, Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { WandRegular } from '@fluentui/react-icons/svg/wand';
import { useEffect, useRef } from 'react';
import { Status, statusLabels, TEXT_LIMIT, type FieldName, type FieldValue } from '../../plan/field.ts';
import { sentence } from '../../plan/reasons/reason.ts';
import { columnOf } from '../../plan/sheet/columns.ts';
import { columnLabel } from '../parts/format.ts';
import type { Problem } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({
  fixes: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    paddingTop: tokens.spacingVerticalXS,
  },
  narrow: { maxWidth: '240px' },
});

type Props = Readonly<{
  field: FieldName;
  typed: string;
  problems: readonly Problem[];
  pending: boolean;
  readOnly: boolean;
  /** Takes the focus when it appears. */
  focused: boolean;
  onType: (text: string) => void;
  onFix: (value: FieldValue) => void;
}>;

/** One cell of a row as a form's field, with the check's verdict under it. */
export function FieldBox({ field, typed, problems, pending, readOnly, focused, onType, onFix }: Props) {
  const { text, language } = useText();
  const styles = useStyles();
  const box = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (focused) box.current?.focus();
  }, [focused]);
  const keep = (element: HTMLElement | null): void => {
    box.current = element;
  };
  const worst = problems.find(problem => problem.severity === 'error') ?? problems[0];
  const said = problems
    .map(problem => problem.message ?? sentence(problem.reason, problem.params, language))
    .join(' ');
  const verdict = worst
    ? {
        validationState: worst.severity === 'error' ? ('error' as const) : ('warning' as const),
        validationMessage: said,
      }
    : pending
      ? { validationState: 'none' as const, hint: text('pending.title') }
      : {};
  /** The button goes with its finding; the focus stays with the field. */
  const accept = (value: FieldValue): void => {
    box.current?.focus();
    onFix(value);
  };
  const fixes = readOnly ? [] : problems.flatMap(problem => problem.fixes);
  return (
    <div>
      <Field label={columnLabel(field, language)} {...verdict}>
        {renderBox()}
      </Field>
      {fixes.length > 0 && (
        <div className={styles.fixes}>
          {fixes.map(fix => (
            <Button
              key={String(fix.value)}
              size="small"
              icon={<WandRegular />}
              onClick={() => accept(fix.value)}
            >
              {fix.value === null ? text('problems.fixEmpty') : text('problems.fix', { label: fix.label })}
            </Button>
          ))}
        </div>
      )}
    </div>
  );

  function renderBox() {
    switch (columnOf[field].kind) {
      case 'list': {
        const unlisted = typed !== '' && !Status.options.some(status => statusLabels[status] === typed);
        return (
          <Select
            ref={keep}
            className={styles.narrow}
            value={typed}
            disabled={readOnly}
            onChange={(_, data) => onType(data.value)}
          >
            <option value="">{text('page.statusNone')}</option>
            {unlisted && <option value={typed}>{typed}</option>}
            {Status.options.map(status => (
              <option key={status} value={statusLabels[status]}>
                {text(`fieldStatus.${status}`)}
              </option>
            ))}
          </Select>
        );
      }
      case 'percent':
      case 'date':
        return (
          <Input
            ref={keep}
            className={styles.narrow}
            value={typed}
            readOnly={readOnly}
            inputMode={field === 'percent' ? 'numeric' : 'text'}
            {...(field === 'percent' ? { contentAfter: '%' } : { placeholder: text('page.datePlaceholder') })}
            onChange={(_, data) => onType(data.value)}
          />
        );
      case 'text':
        return (
          <Textarea
            ref={keep}
            value={typed}
            readOnly={readOnly}
            maxLength={TEXT_LIMIT * 2}
            resize="vertical"
            rows={field === 'result' ? 4 : 2}
            onChange={(_, data) => onType(data.value)}
          />
        );
    }
  }
}
