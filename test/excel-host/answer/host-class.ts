// How the host describes one class of Office.js: what can be read, set, followed and called, by the names that
// Microsoft's client sends. What is not listed does not exist here, and is answered as such.
import { Fault } from '../workbook/fault.ts';
import type { Desk } from './desk.ts';

export type Plain = unknown;

/** Something a batch can point at. */
export interface HostObject {
  readonly className: string;
  /** What identifies it to the client: `Id`, `_Id`, and `_ReferenceId` where it is kept. */
  identity(): Readonly<Record<string, Plain>>;
  /** All scalar names, as the client spells them. */
  readonly scalars: readonly string[];
  read(name: string): Plain;
  write(name: string, value: Plain): void;
  call(name: string, given: readonly Plain[]): Plain;
  /** Another object, by property or method; null where it does not exist and may be missing. */
  follow(name: string, given: readonly Plain[]): HostObject | null;
  /** Whether a name leads to another object. */
  leads(name: string): boolean;
  /** An item of a collection. */
  item(key: Plain): HostObject | null;
  items(): readonly HostObject[] | null;
  /** What the desk keeps by reference, for ranges. */
  readonly kept?: KeptPlace;
}

export type KeptPlace = Readonly<{
  sheetId: string;
  area: Readonly<{ row: number; column: number; rows: number; columns: number }>;
}>;

export type HostClass<T> = Readonly<{
  name: string;
  identity?: (it: T, desk: Desk) => Readonly<Record<string, Plain>>;
  read?: Readonly<Record<string, (it: T, desk: Desk) => Plain>>;
  write?: Readonly<Record<string, (it: T, value: Plain, desk: Desk) => void>>;
  call?: Readonly<Record<string, (it: T, given: readonly Plain[], desk: Desk) => Plain>>;
  follow?: Readonly<Record<string, (it: T, given: readonly Plain[], desk: Desk) => HostObject | null>>;
  item?: (it: T, key: Plain, desk: Desk) => HostObject | null;
  items?: (it: T, desk: Desk) => readonly HostObject[];
  kept?: (it: T) => KeptPlace;
}>;

function entry<V>(of: Readonly<Record<string, V>> | undefined, name: string): V | undefined {
  return of !== undefined && Object.hasOwn(of, name) ? of[name] : undefined;
}

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

function missing(className: string, name: string): Fault {
  return new Fault('ApiNotFound', `The test host has no ${className}.${camel(name)}.`);
}

export function hostObject<T>(of: HostClass<T>, it: T, desk: Desk): HostObject {
  const kept = of.kept?.(it);
  return {
    className: of.name,
    identity: () => of.identity?.(it, desk) ?? {},
    scalars: Object.keys(of.read ?? {}),
    read: name => {
      const found = entry(of.read, name);
      if (found === undefined) throw missing(of.name, name);
      return found(it, desk);
    },
    write: (name, value) => {
      const found = entry(of.write, name);
      if (found === undefined) throw missing(of.name, name);
      found(it, value, desk);
    },
    call: (name, given) => {
      const found = entry(of.call, name);
      if (found === undefined) throw missing(of.name, name);
      return found(it, given, desk);
    },
    follow: (name, given) => {
      const found = entry(of.follow, name);
      if (found === undefined) throw missing(of.name, name);
      return found(it, given, desk);
    },
    leads: name => entry(of.follow, name) !== undefined,
    item: key => {
      if (of.item === undefined) throw missing(of.name, 'getItem');
      return of.item(it, key, desk);
    },
    items: () => of.items?.(it, desk) ?? null,
    ...(kept === undefined ? {} : { kept }),
  };
}
