/** A copy of a record that lacks some of its keys. */
export function withoutKeys<T extends object, K extends keyof T>(
  record: T,
  ...keys: readonly K[]
): Omit<T, K> {
  const gone: readonly PropertyKey[] = keys.map(String);
  return Object.fromEntries(Object.entries(record).filter(([key]) => !gone.includes(key))) as Omit<T, K>;
}
