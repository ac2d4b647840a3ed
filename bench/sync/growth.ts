// Whether a push costs more where the plan is larger or its log longer. All take turns, so that they meet the same machine.
import type { FilledService } from './a-filled-service.ts';
import { report } from './report.ts';
import { Writers, type Load } from './writers.ts';

const WRITERS = 8;
const RUN_MS = 700;

type Grown = Readonly<{ name: string; service: FilledService; target?: Readonly<{ atMost: number }> }>;

export async function growth(small: FilledService, grown: readonly Grown[], runs: number): Promise<void> {
  const measured = [small, ...grown.map(({ service }) => service)].map(service => ({
    writers: new Writers(service.filled, WRITERS),
    port: service.server.port,
    costs: [] as number[],
  }));
  for (const { writers, port } of measured) await writers.push(port, RUN_MS);
  for (let run = 0; run < runs; run += 1) {
    for (const { writers, port, costs } of measured)
      costs.push(millisecondsEach(await writers.push(port, RUN_MS)));
  }
  grown.forEach(({ name, target }, index) => {
    report({
      name,
      unit: 'ms a push',
      runs: measured[index + 1]!.costs,
      floor: { name: '10,000 rows, empty log', runs: measured[0]!.costs },
      ...(target ? { target } : {}),
    });
  });
}

function millisecondsEach({ milliseconds, pushes }: Load): number {
  return milliseconds / pushes;
}
