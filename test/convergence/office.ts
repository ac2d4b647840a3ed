// What happens at the secretariat and at the machine room: the plan is amended, rows go to other units and come back,
// a backup is made and put in place of the data.
import type { PlanAnswer, RevisionAnswer, RowsAnswer } from '../../plan/http.ts';
import type { Operation } from '../../plan/revise/operation.ts';
import type { World } from './world.ts';

/** Rows that go and come back: those in which people meet, so that entries wait in them. */
const swapped = [
  { no: 6, unit: 'vp-ubnd-tinh' },
  { no: 7, unit: 'vp-ubnd-tinh' },
  { no: 14, unit: 'so-gddt' },
] as const;

const MOST_TASKS = 30;

/** Amends the plan; answers in words what was done. */
export async function amend(world: World): Promise<string> {
  const { service, dice, book } = world;
  const { tasks, revision } = (await service.secretariat.get<PlanAnswer>(service.plan)).body;
  const operation = dice.one([swap, swap, reword, retime, addOrRemove])(world, tasks);
  const answer = await service.secretariat.post<RevisionAnswer>(`${service.plan}/revisions`, {
    base: revision,
    operations: [operation],
  });
  const told = JSON.stringify(operation);
  // Of two instances this one may not have heard of the last amendment.
  if (answer.status === 409) return `${told}: another amendment came first`;
  if (answer.status !== 200) throw new Error(`${told}: expected 200, found ${JSON.stringify(answer.body)}`);
  book.log.amended(answer.body.version);
  world.rare.amendments += 1;
  return `${told}, version ${answer.body.version}`;
}

type Tasks = PlanAnswer['tasks'];

function swap({ dice }: World, tasks: Tasks): Operation {
  const { no, unit } = dice.one(swapped);
  const mentioned = tasks.find(task => task.no === no)?.coordinating.units ?? [];
  const ids = mentioned.flatMap(mention => (mention.unit === null ? [] : [mention.unit]));
  const coordinating = ids.includes(unit) ? ids.filter(id => id !== unit) : [...ids, unit];
  return { kind: 'reassign', no, coordinating };
}

function reword({ dice, book }: World): Operation {
  return { kind: 'reword', no: dice.one([6, 7, 8]), title: `Nội dung sửa ở bước ${book.step}` };
}

function retime({ dice }: World): Operation {
  return { kind: 'retime', no: dice.one([6, 7, 8]), timing: dice.one(['Quý II', 'Tháng 9', 'Cả năm']) };
}

function addOrRemove({ dice }: World, tasks: Tasks): Operation {
  const last = tasks.at(-1)!.no;
  if (last > 28 && (tasks.length >= MOST_TASKS || dice.isLucky(0.5))) return { kind: 'remove', no: last };
  const coordinating = [dice.one(['vp-ubnd-tinh', 'so-gddt'])];
  return {
    kind: 'add',
    task: { title: 'Nhiệm vụ giao thêm', lead: ['ban-tdkt'], coordinating, timing: 'Quý II' },
  };
}

/** Makes a backup, or puts the last one in place of the data. */
export async function backUpOrRestore(world: World): Promise<string> {
  const { service, book, people, wire } = world;
  if (wire) return 'the database has its own';
  if (world.backup.file === null) {
    world.backup.file = await service.backUp();
    world.backup.version = (await service.secretariat.rows()).version;
    return `made at version ${world.backup.version}`;
  }
  for (const person of people) await person.rest();
  await service.restore(world.backup.file);
  const { version, rows }: RowsAnswer = await service.secretariat.rows();
  world.rare.restores += 1;
  book.log.restored(version);
  for (const { workbook } of people) book.restored(workbook, rows);
  world.backup.file = null;
  return `put in place, version ${version}`;
}
