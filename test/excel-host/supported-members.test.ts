import { expect, it } from 'vitest';
import { supportedMembers } from './answer/supported-members.ts';
import { anExcel } from './load-office.ts';

it("[HO28] every member that the host names exists in Microsoft's client", async () => {
  const { Excel } = await anExcel();
  const classes = Excel as unknown as Record<string, { prototype: object } | undefined>;
  const unknown = [...supportedMembers].filter(member => {
    const [name = '', property = ''] = member.split('.');
    if (name === 'RequestContext' || property === 'load' || property === 'set') return false;
    for (
      let at: object | null = classes[name]?.prototype ?? null;
      at !== null;
      at = Object.getPrototypeOf(at) as object | null
    )
      if (Object.hasOwn(at, property)) return false;
    return true;
  });
  expect(unknown).toEqual([]);
});
