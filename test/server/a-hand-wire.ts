import type { PokeHearer, PokeWire } from '../../server/engine/poke-wire.ts';

/** The line between instances, whose messages the test delivers or drops. */
export function aHandWire() {
  const hearers = new Set<PokeHearer>();
  let told: (readonly [string, number])[] = [];
  let toldPeriods: (readonly [string, number])[] = [];
  const wire: PokeWire = {
    tell: (plan, version) => void told.push([plan, version]),
    tellPeriods: (plan, last) => void toldPeriods.push([plan, last]),
    listen: hearer => {
      hearers.add(hearer);
      return () => hearers.delete(hearer);
    },
  };
  return {
    wire,
    deliver: () => {
      for (const [plan, version] of told) for (const hearer of hearers) hearer.heard(plan, version);
      for (const [plan, last] of toldPeriods) for (const hearer of hearers) hearer.heardPeriods(plan, last);
      [told, toldPeriods] = [[], []];
    },
    drop: () => void ([told, toldPeriods] = [[], []]),
    reconnect: () => hearers.forEach(hearer => hearer.reconnected()),
  };
}

export type HandWire = ReturnType<typeof aHandWire>;
