// The units' e-mail addresses. They belong to the installation, not to a plan: next year's plan reminds the same offices.
import { z } from 'zod';
import { UnitId } from '../../plan/unit.ts';
import type { Store } from '../store/store.ts';

const SETTING = 'unitEmails';
const Stored = z.record(UnitId, z.string());

export type Contacts = ReadonlyMap<UnitId, string>;

export async function readContacts(store: Store): Promise<Contacts> {
  const text = await store.setting(SETTING);
  return new Map(text === null ? [] : Object.entries(Stored.parse(JSON.parse(text))));
}

/** Sets addresses, or takes them away where null; the others stay. */
export async function changeContacts(
  store: Store,
  changes: readonly Readonly<{ unit: UnitId; email: string | null }>[],
): Promise<Contacts> {
  const contacts = new Map(await readContacts(store));
  for (const { unit, email } of changes) {
    if (email === null) contacts.delete(unit);
    else contacts.set(unit, email);
  }
  await store.putSetting(SETTING, JSON.stringify(Object.fromEntries(contacts)));
  return contacts;
}
