// A written report as parts: what is said, in which order, with which tables; how it looks is the writer's business.

/** Text, or a figure that is shown as it stands in the roll-up. */
export type ReportCell = Readonly<{ text: string; align?: 'left' | 'center' | 'right'; bold?: boolean }>;

export type ReportTable = Readonly<{
  headers: readonly string[];
  /** Shares of the width, in any unit. */
  widths: readonly number[];
  rows: readonly (readonly ReportCell[])[];
}>;

export type ReportBlock =
  | Readonly<{ kind: 'section'; text: string }>
  | Readonly<{ kind: 'point'; text: string }>
  | Readonly<{ kind: 'paragraph'; text: string }>
  | Readonly<{ kind: 'caption'; text: string }>
  | Readonly<{ kind: 'table'; table: ReportTable }>;

export type ReportDocument = Readonly<{
  issuer: string;
  /** "Số:        /BC-HĐTĐKT": the number is the registry's to give. */
  number: string;
  dateLine: string;
  documentType: string;
  /** Lines as they are to be broken. */
  subject: string;
  blocks: readonly ReportBlock[];
  /** Above the signature: TM., KT. or TL., then the office. */
  signature: readonly string[];
  recipients: readonly string[];
  appendix: Readonly<{ heading: string; title: string; caption: string; table: ReportTable }>;
}>;
