import type { Area } from './area.ts';
import type { Value } from './cell.ts';

/** Who does it: somebody at this screen, an add-in, or a co-author elsewhere. */
export type Actor = Readonly<{
  source: 'Local' | 'Remote';
  triggerSource: 'Unknown' | 'ThisLocalAddin';
}>;

export type ChangeType =
  | 'RangeEdited'
  | 'RowInserted'
  | 'RowDeleted'
  | 'ColumnInserted'
  | 'ColumnDeleted'
  | 'CellInserted'
  | 'CellDeleted'
  | 'Unknown';

export type WorkbookEvent =
  | Readonly<{
      kind: 'changed';
      sheetId: string;
      area: Area;
      changeType: ChangeType;
      actor: Actor;
      /** Only where one cell was edited. */
      single: Readonly<{ before: Value; after: Value }> | null;
    }>
  | Readonly<{ kind: 'formatChanged'; sheetId: string; area: Area; actor: Actor }>
  | Readonly<{ kind: 'selectionChanged'; sheetId: string; area: Area }>
  | Readonly<{ kind: 'sorted'; sheetId: string; area: Area; actor: Actor }>
  | Readonly<{ kind: 'protectionChanged'; sheetId: string; isProtected: boolean; actor: Actor }>
  | Readonly<{ kind: 'activated' | 'deactivated' | 'added' | 'deleted'; sheetId: string; actor: Actor }>;

export const somebodyHere: Actor = { source: 'Local', triggerSource: 'Unknown' };
export const thisAddIn: Actor = { source: 'Local', triggerSource: 'ThisLocalAddin' };
export const coAuthor: Actor = { source: 'Remote', triggerSource: 'Unknown' };
