// A browser with several windows: what one stores the others hear of, once the test lets the news through.
import { keepEntriesInStorage, type KeptEntries } from '../../../addin/page/kept-entries.ts';

export type Browser = Readonly<{
  /** The entries as one more window keeps them. */
  entries(): KeptEntries;
  /** What stands in its storage. */
  stored(): readonly string[];
  /** Tells every window what the others have stored since. */
  deliver(): void;
}>;

export function aBrowser(): Browser {
  const items = new Map<string, string>();
  const windows: ((key: string) => void)[] = [];
  let news: Readonly<{ from: number; key: string }>[] = [];
  return {
    entries: () => {
      const from = windows.length;
      windows.push(() => undefined);
      const tell = (key: string): void => void news.push({ from, key });
      const storage: Storage = {
        get length() {
          return items.size;
        },
        clear: () => items.clear(),
        getItem: key => items.get(key) ?? null,
        key: index => [...items.keys()][index] ?? null,
        removeItem: key => {
          if (items.delete(key)) tell(key);
        },
        setItem: (key, value) => {
          if (items.get(key) === value) return;
          items.set(key, value);
          tell(key);
        },
      };
      return keepEntriesInStorage(
        () => storage,
        heard => (windows[from] = heard),
      );
    },
    stored: () => [...items.values()],
    deliver: () => {
      while (news.length > 0) {
        const told = news;
        news = [];
        for (const { from, key } of told) {
          windows.forEach((hear, window) => {
            if (window !== from) hear(key);
          });
        }
      }
    },
  };
}
