import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../../addin/session/sha256.ts';

test('[SE13] the digest is SHA-256, whatever the text and its length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), text => {
      expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
    }),
    { seed: 20230404, numRuns: 400 },
  );
});

test.each([0, 1, 54, 55, 56, 63, 64, 65, 119, 120, 1000])(
  '[SE13] a text of %i bytes fills its blocks rightly',
  length => {
    const text = 'a'.repeat(length);
    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
  },
);
