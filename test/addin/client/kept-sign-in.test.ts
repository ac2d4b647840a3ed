import { expect, test } from 'vitest';
import { keepInStorage, type SignIn } from '../../../addin/client/kept-sign-in.ts';

const signIn: SignIn = {
  token: 'token-1',
  account: { id: 'so-gddt', name: 'Sở Giáo dục và Đào tạo', unit: 'so-gddt', role: 'unit' },
  today: '2023-05-15',
  trial: true,
  person: 'Trần Thị Hoa',
};

test('[CL4] a sign-in outlives the pane in its window and ends with a sign-out', () => {
  const storage = aStorage();
  keepInStorage(() => storage).write(signIn);
  const reopened = keepInStorage(() => storage);
  expect(reopened.read()).toEqual(signIn);
  reopened.write(null);
  expect(keepInStorage(() => storage).read()).toBeNull();
});

test('[CL5] where storage is forbidden the sign-in lasts as long as the pane', () => {
  const keep = keepInStorage(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  keep.write(signIn);
  expect(keep.read()).toEqual(signIn);
});

test('[CL6] what another version left there is not taken for a sign-in', () => {
  const storage = aStorage();
  storage.setItem('phu-luc.sign-in', '{"token":1}');
  expect(keepInStorage(() => storage).read()).toBeNull();
});

function aStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: key => items.get(key) ?? null,
    key: index => [...items.keys()][index] ?? null,
    removeItem: key => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  };
}
