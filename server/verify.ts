// `npm run verify`: walks the history of every plan, also beside a running service, and names the first broken link.
// Ends with 1 where anything is broken.
import { parseArgs } from 'node:util';
import { readDataPlace } from './config.ts';
import { openExistingStore } from './data.ts';
import { tellVerified } from './history/tell-verified.ts';
import { verifyPlan } from './history/verify-plan.ts';
import { runCommand } from './run-command.ts';

runCommand(async () => {
  parseArgs({});
  const { dataDir, database } = readDataPlace(process.env);
  const store = await openExistingStore(dataDir, database);
  let isIntact = true;
  try {
    for (const plan of await store.planIds()) {
      const verified = await verifyPlan(store, plan);
      if (!verified) continue;
      process.stdout.write(`${tellVerified(verified)}\n`);
      if (verified.broken) isIntact = false;
    }
  } finally {
    await store.close();
  }
  return isIntact;
});
