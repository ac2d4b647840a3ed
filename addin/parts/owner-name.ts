import type { Account } from '../../plan/account.ts';
import type { Text } from '../text/text.ts';

/** For whom an account speaks: its unit's name, or the secretariat. */
export function ownerName(account: Account, text: Text): string {
  return account.role === 'secretariat' ? text('account.secretariat') : account.name;
}
