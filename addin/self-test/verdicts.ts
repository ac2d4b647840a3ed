/** What is known of the Excel in which the list was played. */
export type PaneFacts = Readonly<{
  host: string;
  platform: string;
  version: string;
  /** The highest version of ExcelApi that it has. */
  excelApi: string;
  sharedRuntime: boolean;
  browser: string;
}>;

export type Verdict = Readonly<{
  id: string;
  verdict: 'passed' | 'failed' | 'byHand' | 'notRun';
  expected?: unknown;
  seen?: unknown;
  /** Why there is nothing to be seen. */
  failure?: string;
  ms?: number;
}>;

/** The result as it is handed on: what was played, what it came to, and where. Nothing of the workbook's own is in it. */
export type SelfTestResult = Readonly<{
  /** Of this form. */
  format: 2;
  /** ISO 8601, UTC. */
  at: string;
  facts: PaneFacts;
  ms: number;
  passed: number;
  failed: number;
  byHand: number;
  notRun: number;
  verdicts: readonly Verdict[];
}>;
