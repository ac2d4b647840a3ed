import type { Arriving } from './session-state.ts';

/** Both show a reader the same. */
export function sameArriving(a: Arriving | null, b: Arriving | null): boolean {
  return a === b || (a !== null && b !== null && shown(a) === shown(b));
}

function shown({ cells, added, removed, revised }: Arriving): string {
  return JSON.stringify([
    cells.map(({ rowId, field, before, after }) => [rowId, field, before, after]),
    added.map(({ rowId }) => rowId),
    removed.map(({ rowId }) => rowId),
    revised,
  ]);
}
