// The real plan with the made-up reports of seeds/.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { emptyFields, Fields } from '../../../plan/field.ts';
import type { PlanDocument } from '../../../plan/plan-document.ts';
import { readPlan } from '../../../plan/read/read-plan.ts';
import { emptyRows, rowIdOf, type Row } from '../../../plan/row.ts';
import { readDirectory } from '../../../plan/units/directory.ts';

const seed = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../seeds', name), 'utf8');

const Reports = z.object({
  madeUp: z.literal(true),
  reports: z.array(
    z.object({ task: z.number(), unit: z.string(), fields: z.strictObject(Fields.shape).partial() }),
  ),
});

export function aMadeUpPlan(): Readonly<{ document: PlanDocument; rows: readonly Row[] }> {
  const directory = readDirectory(JSON.parse(seed('units.json')));
  const { units } = directory;
  const { plan, tasks } = readPlan({ kind: 'text', text: seed('38-KH-HDTDKT-2023.txt') }, directory);
  const { reports } = Reports.parse(JSON.parse(seed('made-up-reports.json')));
  const reported = new Map(
    reports.map(({ task, unit, fields }) => [rowIdOf(task, unit), { ...emptyFields, ...fields }]),
  );
  const rows = emptyRows(tasks, units).map(row => ({ ...row, fields: reported.get(row.id) ?? row.fields }));
  return { document: { plan, tasks, units: [...units] }, rows };
}
