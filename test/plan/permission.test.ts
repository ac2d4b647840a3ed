import { describe, expect, test } from 'vitest';
import type { Account } from '../../plan/account.ts';
import { leadsOf, mayRead, mayWrite, refusal } from '../../plan/permission.ts';
import { aRow, aUnit, secretariat, unitAccount } from '../builders.ts';

const leadRow = aRow(2, 'chu-tri', 'lead');
const coordinatingRow = aRow(2, 'phoi-hop', 'coordinate');
const otherTask = aRow(3, 'phoi-hop', 'lead');
const leads = leadsOf([leadRow, coordinatingRow, otherTask]);
const people: Record<string, Account> = {
  lead: unitAccount('chu-tri'),
  coordinating: unitAccount('phoi-hop'),
  outsider: unitAccount('ngoai-cuoc'),
  secretariat,
};

describe('who may', () => {
  test.each([
    ['lead', leadRow, true, true],
    ['lead', coordinatingRow, true, false],
    ['lead', otherTask, false, false],
    ['coordinating', leadRow, false, false],
    ['coordinating', coordinatingRow, true, true],
    ['coordinating', otherTask, true, true],
    ['outsider', leadRow, false, false],
    ['outsider', coordinatingRow, false, false],
    ['secretariat', leadRow, true, true],
    ['secretariat', coordinatingRow, true, true],
  ] as const)('[PE1] the %s with %o: reads %s, writes %s', (person, row, reads, writes) => {
    expect({ reads: mayRead(people[person]!, row, leads), writes: mayWrite(people[person]!, row) }).toEqual({
      reads,
      writes,
    });
  });

  test('[PE2] an account without a unit that is not the secretariat may nothing', () => {
    const nobody: Account = { id: 'x', name: 'x', unit: null, role: 'unit' };
    expect(mayRead(nobody, leadRow, leads)).toBe(false);
    expect(mayWrite(nobody, leadRow)).toBe(false);
  });

  test('[PE3] a refusal names the task and the unit that reports it', () => {
    expect(refusal(coordinatingRow, aUnit('phoi-hop'))).toEqual({
      reason: 'notYourRow',
      params: { no: 2, owner: 'Đơn vị phoi-hop' },
    });
  });
});
