import { StoreUnavailable, type Store } from '../../server/store/store.ts';

/** A store whose disk fails while the test says so; everything else is the real store's. */
export type FailingStore = Readonly<{ store: Store; fail(isFailing: boolean): void }>;

export function aFailingStore(real: Store): FailingStore {
  let isFailing = false;
  const store = new Proxy(real, {
    get(target, name: keyof Store) {
      if (isFailing && name !== 'close') {
        return () => Promise.reject(new StoreUnavailable('the disk does not answer'));
      }
      return target[name];
    },
  });
  return { store, fail: value => (isFailing = value) };
}
