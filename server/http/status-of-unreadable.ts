import type { ReasonCode } from '../../plan/reasons/reason.ts';
import type { RefusalStatus } from './refusal.ts';

const otherKinds: readonly ReasonCode[] = [
  'fileEmpty',
  'notWorkbook',
  'oldWorkbook',
  'openDocument',
  'binaryWorkbook',
];

/** 415: the file is of another kind; 422: it cannot be read; 503: the service is about to stop. */
export function statusOfUnreadable(reason: ReasonCode): RefusalStatus {
  if (reason === 'readerBusy') return 503;
  return otherKinds.includes(reason) ? 415 : 422;
}
