// A scenario is played once for each seed: whatever becomes of the events, people see the same in the end.
// SCENARIO_SEED plays one seed alone, SCENARIO_RUNS so many from the first on.
import { expect, test } from 'vitest';
import { aTrialService, type TrialService } from '../../server/a-service.ts';
import type { Workbook } from '../../excel-host/workbook/workbook.ts';
import { SomebodyInExcel } from './somebody-in-excel.ts';
import { Weather } from './weather.ts';
import { heldBy, nothing, nothingHeld, type Held, type Seen } from './whole-state.ts';

export type Office = Readonly<{
  service: TrialService;
  /** Somebody with the pane open over their workbook, signed in; with the plan's sheet in a workbook that has none. */
  somebody: (account?: string, name?: string, workbook?: Workbook) => Promise<SomebodyInExcel>;
  /** Everybody checks, whatever they have heard, and then all that they see and the service holds is this. */
  comesTo: (expected: Readonly<{ sees: readonly Partial<Seen>[]; holds?: Held }>) => Promise<void>;
  expects: typeof expect;
  /** What the service holds now. */
  holds: () => Promise<Held>;
}>;

const one = process.env['SCENARIO_SEED'];
const seeds =
  one === undefined
    ? Array.from({ length: Number(process.env['SCENARIO_RUNS'] ?? 2) }, (_, index) => index + 1)
    : [Number(one)];

export const UNIT = 'vp-ubnd-tinh';
export const ROW = '06.VPUBND';
export const OTHER_ROW = '07.VPUBND';

export function scenario(name: string, play: (office: Office) => Promise<void>): void {
  test.each(seeds)(`${name}, seed %i`, async seed => {
    const weather = new Weather(seed);
    try {
      await play(await anOffice(weather));
    } catch (error) {
      console.info(`${name}, seed ${seed}:\n${weather.story.join('\n')}`);
      throw error;
    }
  });
}

async function anOffice(weather: Weather): Promise<Office> {
  const service = await aTrialService();
  const people: SomebodyInExcel[] = [];
  return {
    service,
    somebody: async (account = UNIT, name = `Người ${people.length + 1}`, workbook) => {
      const person = new SomebodyInExcel(service, weather, {
        name,
        account,
        ...(workbook !== undefined && { workbook }),
      });
      people.push(person);
      await person.opensPane();
      if (workbook === undefined) await person.session.run('load');
      return person;
    },
    expects: expect,
    holds: () => heldBy(service),
    comesTo: async ({ sees, holds = nothingHeld }) => {
      for (const person of people) await person.asks('check');
      expect({
        sees: people.slice(0, sees.length).map(person => person.sees),
        holds: await heldBy(service),
      }).toEqual({ sees: sees.map(seen => ({ ...nothing, ...seen })), holds });
    },
  };
}
