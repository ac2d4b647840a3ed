import { describe, expect, it } from 'vitest';
import { signFile, verifyFile, type FileIdentity } from '../../../server/workbook/sign-file.ts';

const key = 'k'.repeat(32);
const identity: FileIdentity = { plan: 'kh-38-2023', unit: 'so-gddt', file: 'f1', version: 12, epoch: 'e1' };

describe('the signature of a file', () => {
  it('[SF1] what the service signed it knows again', () => {
    expect(verifyFile(identity, signFile(identity, key), key)).toBe(true);
    expect(verifyFile({ ...identity, unit: null }, signFile({ ...identity, unit: null }, key), key)).toBe(
      true,
    );
  });

  it.each([
    { ...identity, plan: 'kh-39-2023' },
    { ...identity, unit: 'so-y-te' },
    { ...identity, unit: null },
    { ...identity, file: 'f2' },
    { ...identity, version: 13 },
    { ...identity, epoch: 'e2' },
    // Parts that would read the same if they were only written one after the other.
    { ...identity, plan: 'kh-38-2023so', unit: '-gddt' },
    { ...identity, file: 'f', version: 112 },
  ])('[SF2] a signature holds for nothing else: %j', changed => {
    expect(verifyFile(changed, signFile(identity, key), key)).toBe(false);
  });

  it.each([
    '',
    'không có',
    '0'.repeat(64),
    'f'.repeat(63),
    'G'.repeat(64),
    signFile(identity, 'x'.repeat(32)),
  ])('[SF3] a missing or foreign signature is no signature: "%s"', signature => {
    expect(verifyFile(identity, signature, key)).toBe(false);
  });

  it('[SF4] a signature cannot be taken for a formula or a number by a spreadsheet', () => {
    expect(signFile(identity, key)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('[SF5] a key too short to keep a secret is a fault of the installation', () => {
    expect(() => signFile(identity, 'short')).toThrow('at least 16 bytes, found 5');
  });
});
