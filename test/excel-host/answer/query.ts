// What a load answers: the properties asked for by path (`format/fill/color`), all scalars for `*` or nothing named,
// and for a collection its items.
import type { HostObject } from './host-class.ts';
import type { QueryInfo } from './message.ts';

type Answer = Record<string, unknown>;

const pascal = (name: string): string =>
  name.startsWith('_') ? name : name.charAt(0).toUpperCase() + name.slice(1);

export function queried(it: HostObject, info: QueryInfo): Answer {
  const select = (info.Select ?? []).map(path =>
    path.split(/[/.]/).filter(part => part !== '' && part !== 'items'),
  );
  const expand = (info.Expand ?? []).map(path =>
    path.split(/[/.]/).filter(part => part !== '' && part !== 'items'),
  );
  const wanted = select.length === 0 ? [['*']] : select;
  const answer = itemsOrSelf(it, [...wanted, ...expand], info);
  return answer;
}

function itemsOrSelf(it: HostObject, paths: readonly (readonly string[])[], info: QueryInfo = {}): Answer {
  const all = it.items();
  if (all === null) return object(it, paths);
  const from = info.Skip ?? 0;
  const items = all.slice(from, info.Top === undefined ? undefined : from + info.Top);
  // A name that the collection itself has (count) is about the collection.
  const own = paths.filter(path => path.length === 1 && it.scalars.includes(pascal(path[0] ?? '')));
  const ofItems = paths.filter(path => !own.includes(path));
  return {
    ...object(it, own),
    ...(own.length > 0 && ofItems.length === 0 ? {} : { _Items: items.map(item => object(item, ofItems)) }),
  };
}

function object(it: HostObject, paths: readonly (readonly string[])[]): Answer {
  const answer: Answer = { ...it.identity() };
  const deeper = new Map<string, (readonly string[])[]>();
  for (const [first = '', ...rest] of paths) {
    const name = pascal(first);
    if (first === '*') for (const scalar of it.scalars) answer[scalar] = it.read(scalar);
    else if (first === '$none') continue;
    else if (it.leads(name))
      deeper.set(name, [...(deeper.get(name) ?? []), rest.length === 0 ? ['*'] : rest]);
    else answer[name] = it.read(name);
  }
  for (const [name, rest] of deeper) {
    const next = it.follow(name, []);
    answer[name] = next === null ? null : itemsOrSelf(next, rest);
  }
  return answer;
}
