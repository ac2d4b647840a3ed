// The real plan with the fixed set of made-up reports of seeds/.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { emptyFields, Fields } from '../../../plan/field.ts';
import { readPlan } from '../../../plan/read/read-plan.ts';
import { emptyRows, rowIdOf } from '../../../plan/row.ts';
import { readDirectory } from '../../../plan/units/directory.ts';

const seed = (name: string): string =>
  readFileSync(new URL(`../../../seeds/${name}`, import.meta.url), 'utf8');
const directory = readDirectory(JSON.parse(seed('units.json')));
const { plan, tasks } = readPlan({ kind: 'text', text: seed('38-KH-HDTDKT-2023.txt') }, directory);
const { reports } = z
  .object({
    reports: z.array(
      z.object({ task: z.number(), unit: z.string(), fields: z.strictObject(Fields.shape).partial() }),
    ),
  })
  .parse(JSON.parse(seed('made-up-reports.json')));
const reported = new Map(
  reports.map(({ task, unit, fields }) => [rowIdOf(task, unit), { ...emptyFields, ...fields }]),
);

export const reportedPlan = {
  plan,
  tasks,
  units: directory.units,
  rows: emptyRows(tasks, directory.units).map(row => ({
    ...row,
    fields: reported.get(row.id) ?? row.fields,
  })),
  version: 1,
};
