import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { useText } from '../text/text-context.tsx';
import type { CellText, RowLine } from './row-line.ts';

/** What a list of rows is given, whether it is drawn as a table or as cards. */
export type RowListProps = Readonly<{
  lines: readonly RowLine[];
  cellText: CellText;
  syncText: (rowId: string) => string;
  showUnit: boolean;
  onEdit: (rowId: string) => void;
}>;

type ButtonProps = Readonly<{ line: RowLine; inWords: boolean; onEdit: (rowId: string) => void }>;

/** Opens a row's form, to enter or to look at; the focus comes back to it. */
export function EditRowButton({ line, inWords, onEdit }: ButtonProps) {
  const { text } = useText();
  const comeBack = useRestoreFocusTarget();
  const { row, task, editable } = line;
  return (
    <Button
      appearance={inWords ? 'secondary' : 'subtle'}
      icon={editable ? <EditRegular /> : <EyeRegular />}
      aria-label={text(editable ? 'page.editRow' : 'page.viewRow', { no: task.no })}
      {...comeBack}
      onClick={() => onEdit(row.id)}
    >
      {inWords && text(editable ? 'page.edit' : 'page.view')}
    </Button>
  );
}
