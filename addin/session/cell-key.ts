export function cellKey(rowId: string, field: string): string {
  return `${rowId}.${field}`;
}
