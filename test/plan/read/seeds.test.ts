import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Plan, Task } from '../../../plan/plan.ts';
import { assignmentsOf } from '../../../plan/row.ts';
import { unitCode, Unit } from '../../../plan/unit.ts';
import { readDirectory } from '../../../plan/units/directory.ts';
import { makeLargePlan } from '../../../seeds/make-large-plan.ts';

const seed = (name: string): string =>
  readFileSync(new URL(`../../../seeds/${name}`, import.meta.url), 'utf8');

describe('the seeds', () => {
  it('[SD1] the plan is as it was found: 127 lines of it, not one byte changed', () => {
    const text = seed('38-KH-HDTDKT-2023.txt');
    expect(text.split('\n').length - 1).toBe(127);
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      '4ba53400c6ef9e172a49acc9885104e4d0c4af17bd56bbce2b7f7477bf2fa1b3',
    );
  });

  it('[SD2] the directory parses, and keeps nothing that our own shape does not have', () => {
    const json: unknown = JSON.parse(seed('units.json'));
    expect(readDirectory(json)).toEqual(json);
  });

  it.each([
    { tasks: 2500, unitsPerTask: 4, seed: 1 },
    { tasks: 10, unitsPerTask: 37, seed: 2 },
    { tasks: 50, unitsPerTask: 1, seed: 3 },
  ])('[SD3] a made-up plan of $tasks tasks and $unitsPerTask units each is valid and has every row', size => {
    const { plan, tasks, units } = makeLargePlan(size);
    expect(Plan.parse(plan)).toEqual(plan);
    expect(z.array(Task).parse(tasks)).toEqual(tasks);
    expect(z.array(Unit).parse(units)).toEqual(units);
    expect(new Set(units.map(unit => unitCode(unit.id))).size).toBe(units.length);
    const rows = assignmentsOf(tasks, units);
    expect(new Set(rows.map(row => row.id)).size).toBe(size.tasks * size.unitsPerTask);
    expect(rows.filter(row => row.role === 'lead').length).toBe(size.tasks);
    expect(
      [plan.title, ...tasks.map(task => task.title), ...units.map(unit => unit.name)].every(isMarked),
    ).toBe(true);
  });

  it('[SD3] the same seed makes the same plan, another seed another', () => {
    const size = { tasks: 20, unitsPerTask: 3 };
    expect(makeLargePlan({ ...size, seed: 7 })).toEqual(makeLargePlan({ ...size, seed: 7 }));
    expect(makeLargePlan({ ...size, seed: 7 }).tasks).not.toEqual(makeLargePlan({ ...size, seed: 8 }).tasks);
  });
});

function isMarked(text: string): boolean {
  return text.includes('giả định');
}
