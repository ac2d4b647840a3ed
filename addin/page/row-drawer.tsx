import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  DrawerFooter,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { fieldNames, type FieldName, type FieldValue } from '../../plan/field.ts';
import type { ColumnKey } from '../../plan/sheet/columns.ts';
import { ConflictCard } from '../parts/conflict-card.tsx';
import { columnLabel } from '../parts/format.ts';
import { RowHistory } from '../parts/row-history.tsx';
import { SideDrawer } from '../parts/side-drawer.tsx';
import type { AskHistory } from '../parts/use-history.ts';
import type { Choice } from '../session/choice.ts';
import type { Conflict } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';
import { FieldBox } from './field-box.tsx';
import type { CellText, RowLine } from './row-line.ts';
import { DueMark, RoleBadge, SyncMark } from './row-marks.tsx';

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  task: { margin: 0 },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
  },
  fields: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalL,
  },
  history: { paddingBottom: tokens.spacingVerticalL },
  historyHead: { '& button': { paddingLeft: 0, fontWeight: tokens.fontWeightSemibold } },
  historyPanel: { margin: 0, paddingTop: tokens.spacingVerticalS },
  close: { marginLeft: 'auto' },
});

type Props = Readonly<{
  open: boolean;
  /** Stays while the drawer closes, so that the focus finds its way back from it. */
  line: RowLine | null;
  /** The column to begin with, where somebody came from a finding. */
  column: ColumnKey | null;
  cellText: CellText;
  syncText: (rowId: string) => string;
  askHistory: AskHistory;
  onType: (field: FieldName, text: string) => void;
  onFix: (field: FieldName, value: FieldValue) => void;
  onChoose: (conflict: Conflict, choice: Choice) => void;
  onMove: (step: -1 | 1) => void;
  onClose: () => void;
}>;

/** One row with its nine fields. Every letter goes into the cell at once; nothing is lost by closing. */
export function RowDrawer({
  open,
  line,
  column,
  cellText,
  syncText,
  askHistory,
  onType,
  onFix,
  onChoose,
  onMove,
  onClose,
}: Props) {
  const { text, language } = useText();
  const styles = useStyles();
  if (line === null) return null;
  return (
    <SideDrawer
      title={text('problems.row', { no: line.task.no })}
      open={open}
      width="narrow"
      bodyClass={styles.body}
      bodyKey={line.row.id}
      footer={
        <DrawerFooter>
          <Button
            icon={<ChevronLeftRegular />}
            aria-label={text('page.previous')}
            title={text('page.previous')}
            onClick={() => onMove(-1)}
          />
          <Button
            icon={<ChevronRightRegular />}
            aria-label={text('page.next')}
            title={text('page.next')}
            onClick={() => onMove(1)}
          />
          <Button className={styles.close} appearance="primary" onClick={onClose}>
            {text('page.close')}
          </Button>
        </DrawerFooter>
      }
      onClose={onClose}
    >
      <p className={styles.task}>{line.task.title}</p>
      <div className={styles.facts}>
        <RoleBadge role={line.row.role} />
        <span>{`${columnLabel('timing', language)}: ${line.task.timing.resolved}`}</span>
        <DueMark line={line} />
        <SyncMark line={line} typed={syncText(line.row.id)} />
      </div>
      <div className={styles.fields}>
        {fieldNames.map((field, index) => {
          const conflict = line.conflicts.find(found => found.field === field);
          return (
            <div key={field}>
              <FieldBox
                field={field}
                typed={cellText(line.row.id, field)}
                problems={line.problems.filter(problem => problem.column === field)}
                pending={line.pending.some(cell => cell.field === field)}
                readOnly={!line.editable}
                focused={column === null ? index === 0 : column === field}
                onType={typed => onType(field, typed)}
                onFix={value => onFix(field, value)}
              />
              {conflict && (
                <ConflictCard conflict={conflict} onChoose={choice => onChoose(conflict, choice)} />
              )}
            </div>
          );
        })}
      </div>
      <Accordion collapsible className={styles.history}>
        <AccordionItem value="history">
          <AccordionHeader as="h2" className={styles.historyHead} expandIconPosition="end">
            {text('history.title')}
          </AccordionHeader>
          <AccordionPanel className={styles.historyPanel}>
            <RowHistory row={line.row} ask={askHistory} />
          </AccordionPanel>
        </AccordionItem>
      </Accordion>
    </SideDrawer>
  );
}
