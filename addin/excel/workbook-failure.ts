// What Excel could not do, as one of the closed list of reasons: callers never see a raw error of Office.js.
import { sentence, type ReasonCode } from '../../plan/reasons/reason.ts';
import type { ReasonParams } from '../../plan/issue.ts';

export class WorkbookFailure extends Error {
  readonly reason: ReasonCode;
  readonly params: ReasonParams;

  constructor(reason: ReasonCode, params: ReasonParams = {}, options?: ErrorOptions) {
    super(sentence(reason, params, 'en'), options);
    this.name = 'WorkbookFailure';
    this.reason = reason;
    this.params = params;
  }
}

const reasonOfCode: Readonly<Record<string, ReasonCode>> = {
  InvalidOperationInCellEditMode: 'cellBeingEdited',
  ItemNotFound: 'sheetGone',
  InvalidReference: 'sheetGone',
  ApiNotFound: 'excelTooOld',
  ApiNotAvailable: 'excelTooOld',
  NotImplemented: 'excelTooOld',
  HostIsBusy: 'excelBusy',
  RequestAborted: 'excelBusy',
  ServiceNotAvailable: 'excelBusy',
};

/** The failure behind whatever a batch threw; a WorkbookFailure is passed on as it is. */
export function toFailure(error: unknown): WorkbookFailure {
  if (error instanceof WorkbookFailure) return error;
  const code = textAt(error, 'code') ?? 'unknown';
  if (code === 'AccessDenied') return new WorkbookFailure(deniedReason(error), {}, { cause: error });
  const reason = reasonOfCode[code];
  return reason === undefined
    ? new WorkbookFailure('excelRefused', { code }, { cause: error })
    : new WorkbookFailure(reason, {}, { cause: error });
}

/** True where Excel refuses to group calls into one undo step because one of them cannot be undone. */
export function isUndoRefusal(error: unknown): boolean {
  return textAt(error, 'code') === 'UndoNotSupported';
}

/** Excel says AccessDenied for a protected sheet and for a protected workbook alike; only the place tells which. */
function deniedReason(error: unknown): ReasonCode {
  const debugInfo: unknown = isRecord(error) ? error['debugInfo'] : undefined;
  const place = textAt(debugInfo, 'errorLocation') ?? '';
  return /^Worksheet(Collection)?\./.test(place) ? 'workbookLocked' : 'sheetHasPassword';
}

function textAt(value: unknown, key: string): string | undefined {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
