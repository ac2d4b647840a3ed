import { randomUUID } from 'node:crypto';
import { fileKeyOf, openStore } from '../../../server/data.ts';
import type { Store } from '../../../server/store/store.ts';
import type { TrialService } from '../../server/a-service.ts';

/** Beside the running service, as its operator would. */
export async function withStore<Value>(
  { dataDir }: Pick<TrialService, 'dataDir'>,
  work: (store: Store) => Promise<Value>,
): Promise<Value> {
  const store = await openStore(dataDir);
  return work(store).finally(() => store.close());
}

/** The service goes on with data that were restored from a backup: the same rows, another history. */
export async function restoreBackup(service: TrialService): Promise<void> {
  await withStore(service, store => store.renewEpochs(randomUUID));
  await service.restart();
  // Each connection that was kept open is found dead once.
  for (let asked = 0; asked < 3; asked += 1) {
    await Promise.all(Array.from({ length: 6 }, () => service.ask('/api/session').catch(() => null)));
  }
}

export function fileKey(service: TrialService): Promise<string> {
  return withStore(service, fileKeyOf);
}
