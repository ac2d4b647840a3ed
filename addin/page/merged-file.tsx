import { makeStyles, tokens } from '@fluentui/react-components';
import { FieldName } from '../../plan/field.ts';
import type { FileOutcome } from '../../plan/http.ts';
import { ConflictChoices } from '../parts/conflict-choices.tsx';
import { FirstOf } from '../parts/first-of.tsx';
import { columnLabel, formatValue } from '../parts/format.ts';
import { SeverityMark } from '../parts/severity-mark.tsx';
import type { Choice } from '../session/choice.ts';
import { useText } from '../text/text-context.tsx';
import type { FileConflict } from '../parts/file-choice.ts';
import type { ReturnedFile } from './returned-files.ts';

const useStyles = makeStyles({
  counts: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}`,
    fontVariantNumeric: 'tabular-nums',
  },
  owner: { color: tokens.colorNeutralForeground2 },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  heading: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  where: { fontWeight: tokens.fontWeightSemibold },
  quoted: { color: tokens.colorNeutralForeground2, whiteSpace: 'pre-wrap' },
});

type Merged = Extract<ReturnedFile, { kind: 'merged' }>;
type Props = Readonly<{
  file: Merged;
  unitName: (id: string) => string;
  onChoose: (conflicts: readonly FileConflict[], choice: Choice) => void;
}>;

/** What a file came to, in words: counts, what differs, what was refused and why, and what of the file was left aside. */
export function MergedFile({ file, unitName, onChoose }: Props) {
  const { text, language } = useText();
  const styles = useStyles();
  const { answer, conflicts, settled, failure } = file;
  const refused = answer.outcomes.filter(({ kind }) => kind === 'rejected');
  const missing = answer.issues.filter(({ rowId, field, reason }) => {
    return !refused.some(cell => cell.rowId === rowId && cell.field === field && cell.reason === reason);
  });
  return (
    <>
      <div className={styles.owner}>
        {answer.unit === null ? text('files.ofAll') : text('files.of', { unit: unitName(answer.unit) })}
      </div>
      <Counts file={file} />
      {!answer.trusted && <div>{text('files.untrusted')}</div>}
      {failure && <div role="alert">{failure.message}</div>}
      {conflicts.length > 0 && (
        <div className={styles.part}>
          <h4 className={styles.heading}>{text('files.conflicts')}</h4>
          <ConflictChoices conflicts={conflicts} mineIn="file" first={5} onChoose={onChoose} />
        </div>
      )}
      {settled > 0 && <div role="status">{text('files.settled', { n: settled })}</div>}
      {refused.length > 0 && (
        <div className={styles.part}>
          <h4 className={styles.heading}>{text('files.refused')}</h4>
          <FirstOf of={refused}>
            {cell => <RefusedCell key={`${cell.rowId}.${cell.field}`} cell={cell} />}
          </FirstOf>
        </div>
      )}
      {answer.findings.length > 0 && (
        <div className={styles.part}>
          <h4 className={styles.heading}>{text('files.found')}</h4>
          <FirstOf of={answer.findings}>
            {({ reason, severity, message, rows }, index) => (
              <li key={`${reason}.${index}`}>
                <SeverityMark severity={severity} />
                <div>{message}</div>
                {rows.length > 0 && (
                  <div className={styles.quoted}>{text('files.lines', { list: lineList(rows) })}</div>
                )}
              </li>
            )}
          </FirstOf>
        </div>
      )}
      {missing.length > 0 && (
        <div className={styles.part}>
          <h4 className={styles.heading}>{text('files.incomplete')}</h4>
          <FirstOf of={missing}>
            {({ rowId, field, reason, severity, message }) => (
              <li key={`${rowId}.${field ?? ''}.${reason}`}>
                <SeverityMark severity={severity} />
                <div className={styles.where}>
                  {text('files.refusedCell', {
                    no: taskNo(rowId),
                    field: field === undefined ? rowId : columnLabel(field, language),
                  })}
                </div>
                <div>{message}</div>
              </li>
            )}
          </FirstOf>
        </div>
      )}
    </>
  );
}

const kinds = ['applied', 'unchanged', 'conflict', 'rejected'] as const;

function Counts({ file: { answer } }: { file: Merged }) {
  const { text } = useText();
  const styles = useStyles();
  if (answer.outcomes.length === 0) return <div>{text('files.nothing')}</div>;
  return (
    <ul className={styles.counts}>
      {kinds.flatMap(kind => {
        const n = answer.outcomes.filter(outcome => outcome.kind === kind).length;
        return n === 0 ? [] : [<li key={kind}>{text(`files.${kind}`, { n })}</li>];
      })}
    </ul>
  );
}

function RefusedCell({ cell }: { cell: FileOutcome }) {
  const { text, language } = useText();
  const styles = useStyles();
  const field = FieldName.safeParse(cell.field);
  const label = field.success ? columnLabel(field.data, language) : cell.field;
  // What was refused is shown as it stands in the file, not as a value of the field.
  const value = cell.value === null ? formatValue('note', null, text) : String(cell.value);
  return (
    <li>
      <div className={styles.where}>
        {text('files.refusedCell', { no: taskNo(cell.rowId), field: label })}
      </div>
      <div>{cell.message}</div>
      <div className={styles.quoted}>{text('files.inFile', { value: shortened(value) })}</div>
    </li>
  );
}

/** Lines as the spreadsheet numbers them. */
function lineList(rows: readonly number[]): string {
  const most = 12;
  const list = rows.slice(0, most).map(row => row + 1);
  return rows.length > most ? `${list.join(', ')}…` : list.join(', ');
}

function taskNo(rowId: string): string {
  return String(Number(rowId.split('.')[0]) || rowId);
}

const QUOTE_LIMIT = 300;

function shortened(value: string): string {
  return value.length <= QUOTE_LIMIT ? value : `${value.slice(0, QUOTE_LIMIT)}…`;
}
