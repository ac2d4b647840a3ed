// Short words for the steps of a story.
import type { FieldName, FieldValue } from '../../plan/field.ts';
import type { ColumnKey } from '../../plan/sheet/columns.ts';
import type { CellValue } from '../../plan/sheet/sheet-document.ts';
import type { HandDeed } from './hand-deed.ts';
import type { Who } from './made-up-plan.ts';
import type { PaneDeed, Step } from './scenario.ts';

export const hand = (deed: HandDeed): Step => ({ by: 'hand', deed });

export const write = (rowId: string, column: ColumnKey, value: CellValue): Step =>
  hand({ kind: 'write', rowId, column, values: [[value]] });

export const pane = (kind: Exclude<PaneDeed['kind'], 'sort' | 'choose' | 'open'>): Step => ({
  by: 'pane',
  deed: { kind },
});

export const open = (who: Who): Step => ({ by: 'pane', deed: { kind: 'open', who } });

export const choose = (side: 'mine' | 'theirs'): Step => ({ by: 'pane', deed: { kind: 'choose', side } });

export const sortByPane = (column: ColumnKey): Step => ({ by: 'pane', deed: { kind: 'sort', column } });

export const others = (rowId: string, field: FieldName, value: FieldValue): Step => ({
  by: 'others',
  rowId,
  field,
  value,
});

export const unprotect = hand({ kind: 'unprotect' });

export const A1 = '01.DONVIA';
export const A2 = '02.DONVIA';
export const A3 = '03.DONVIA';
export const A4 = '04.DONVIA';
