import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gzipOf, packedPart, storedPart } from '../../../server/http/gzip-parts.ts';

test('[HT5] parts that were packed apart are one file, whatever they hold', async () => {
  const part = fc.tuple(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.nat({ max: 40 }), fc.boolean());
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 12 }), async parts => {
      const texts = parts.map(([text, times]) => text.repeat(times));
      const packed = await Promise.all(
        texts.map((text, index) =>
          parts[index]![2] && text.length < 10_000 ? storedPart(text) : packedPart(text, 3),
        ),
      );
      expect(gunzipSync(Buffer.concat(gzipOf(packed))).toString()).toBe(texts.join(''));
    }),
    { numRuns: 60, seed: 38 },
  );
});
