// The verdict on a file without a service: the same reader, comparison and checks, upon the base that the file carries.
// What needs the service is left open: its signature, its rights beyond the unit it names, and what others wrote since.
import { fileEdits, type FileEdit } from '../../../plan/file/file-edits.ts';
import type { FileReading } from '../../../plan/file/file-reading.ts';
import type { FieldName } from '../../../plan/field.ts';
import type { Fix, ReasonParams } from '../../../plan/issue.ts';
import type { IsoDate } from '../../../plan/iso-date.ts';
import { refusal } from '../../../plan/permission.ts';
import { severityOf, type ReasonCode, type Severity } from '../../../plan/reasons/reason.ts';
import { compareSheet } from '../../../plan/sheet/compare-sheet.ts';
import { planOfFile } from './plan-of-file.ts';

/** Something that the check says: of a cell, of a row as a whole, or of the sheet. */
export type Remark = Readonly<{
  reason: ReasonCode;
  params: ReasonParams;
  severity: Severity;
  fixes: readonly Fix[];
  rowId?: string;
  field?: FieldName;
  /** What stands in a cell that was refused. */
  shown?: string;
  /** 0-based rows of the sheet. */
  rows: readonly number[];
}>;

export type FileVerdict = Readonly<{
  plan: string | null;
  unit: string | null;
  version: number | null;
  /** Cells that differ from what the file was given and can be taken. */
  changed: number;
  /** In the order: refused cells, the sheet, what rows still lack. */
  remarks: readonly Remark[];
}>;

export function checkFile(reading: FileReading, today: IsoDate): FileVerdict {
  const { hidden } = reading;
  const known = planOfFile(reading, today);
  const source = { ...known, today };
  const { edits, findings } = fileEdits({ ...source, reading, wasGiven: () => true });
  const compared = compareSheet({ ...source, reading: { ...reading, hidden: hidden ?? noBase } });
  const rows = new Map(compared.rows.map(row => [row.rowId, row]));
  const writable = (edit: FileEdit): boolean => rows.get(edit.rowId)?.writable ?? false;
  const changes = edits.filter(edit => edit.kind === 'change' && writable(edit));
  const touched = new Set(changes.map(({ rowId }) => rowId));
  const lineOf = (rowId: string): number[] => {
    const row = rows.get(rowId);
    return row ? [row.sheetRow] : [];
  };

  const refused = edits.flatMap((edit): Remark[] => {
    const { rowId, field, shown } = edit;
    const found = writable(edit) ? null : notTheirs(rowId);
    const finding = found ?? (edit.kind === 'refused' ? edit.finding : null);
    if (finding === null) return [];
    const { reason, params } = finding;
    const fixes = edit.kind === 'refused' && found === null ? edit.finding.fixes : [];
    return [
      { reason, params, severity: severityOf(reason), fixes, rowId, field, shown, rows: lineOf(rowId) },
    ];
  });
  const ofSheet = findings.map(({ reason, params, rows: at }): Remark => ({
    reason,
    params,
    severity: severityOf(reason),
    fixes: [],
    rows: at,
  }));
  const ofRows = compared.rows
    .filter(({ rowId }) => touched.has(rowId))
    .flatMap(row =>
      row.issues.map(({ rowId, field, reason, severity, params, fixes }): Remark => {
        return { reason, params, severity, fixes, rowId, ...(field && { field }), rows: [row.sheetRow] };
      }),
    );
  return {
    plan: hidden?.plan ?? null,
    unit: hidden?.unit ?? null,
    version: hidden?.version ?? null,
    changed: changes.length,
    remarks: [...refused, ...ofSheet, ...ofRows],
  };
}

function notTheirs(rowId: string): Readonly<{ reason: ReasonCode; params: ReasonParams }> {
  const [no = '', code = ''] = rowId.split('.');
  return refusal({ task: Number(no), unit: code.toLowerCase() }, { name: code });
}

const noBase = {
  formatVersion: 1,
  plan: '',
  unit: null,
  file: '',
  version: 0,
  epoch: '',
  signature: '',
  today: null,
  base: [],
};
