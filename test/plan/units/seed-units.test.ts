import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../plan/text/fold.ts';
import { expandGroup, readDirectory } from '../../../plan/units/directory.ts';
import { splitUnits } from '../../../plan/units/split-units.ts';
import { unitCode } from '../../../plan/unit.ts';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const directory = readDirectory(read('../seeds/units.json'));
const truth = read('data/plan-38-2023.truth.json') as {
  tasks: {
    no: number;
    coordinating: string;
    coordinatingUnits: { name: string; agencyId: string; kind: string; printed?: string; role?: string }[];
  }[];
};

describe('the seed directory', () => {
  it('[UN1] holds 55 units and groups, 37 of which can report, each with a code of its own', () => {
    expect(directory.units.length).toBe(55);
    expect(directory.units.filter(unit => unit.canReport).length).toBe(37);
    expect(new Set(directory.units.map(unit => unitCode(unit.id))).size).toBe(55);
  });

  it('[UN2] "UBND huyện, thành phố" is eight units', () => {
    expect(expandGroup('grp-ubnd-huyen-tp', directory.units).map(unit => unit.id)).toEqual([
      'ubnd-tp-thai-binh',
      'ubnd-quynh-phu',
      'ubnd-hung-ha',
      'ubnd-dong-hung',
      'ubnd-thai-thuy',
      'ubnd-tien-hai',
      'ubnd-kien-xuong',
      'ubnd-vu-thu',
    ]);
  });
});

describe('coordinating cells of the seed plan', () => {
  it.each(truth.tasks)('[UN3] task $no: $coordinating', ({ coordinating, coordinatingUnits }) => {
    const mentions = splitUnits(coordinating, directory);
    expect(
      mentions.map(({ name, unit, kind, example }) => ({
        name: fold(name),
        unit,
        kind,
        example: example === true,
      })),
    ).toEqual(
      coordinatingUnits.map(({ name, agencyId, kind, role }) => ({
        name: fold(name),
        unit: agencyId,
        kind,
        example: role !== undefined,
      })),
    );
    expect(mentions.every(mention => coordinating.includes(mention.printed))).toBe(true);
  });
});
