import { expect, test } from 'vitest';
import { versionOfFile } from '../../../plan/file/file-trust.ts';
import type { HiddenSheet } from '../../../plan/sheet/sheet-document.ts';

const hidden: HiddenSheet = {
  formatVersion: 1,
  plan: 'ke-hoach',
  unit: 'vp',
  file: 'tep',
  version: 7,
  epoch: 'e1',
  signature: 'x',
  today: null,
  base: [],
};
const position = { plan: 'ke-hoach', version: 9, epoch: 'e1' };

test.each([
  ['as signed', hidden, true, position, 7],
  ['at the version of the plan', hidden, true, { ...position, version: 7 }, 7],
  ['not signed by the service', hidden, false, position, null],
  ['without its hidden sheet', null, false, position, null],
  ['of another plan', hidden, true, { ...position, plan: 'khac' }, null],
  ['of before a restore from backup', hidden, true, { ...position, epoch: 'e2' }, null],
  ['ahead of the plan', hidden, true, { ...position, version: 6 }, null],
] as const)('[IN9] a file %s is merged as of version: %#', (_what, sheet, isSigned, stands, version) => {
  expect(versionOfFile(sheet, isSigned, stands)).toBe(version);
});
