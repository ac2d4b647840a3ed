import type { Fault } from './validate-xlsx.ts';
import type { XmlElement } from './xml-tree.ts';

/** Children may be left out but not be in another order, nor be others than the schema's sequence has. */
export function checkOrder(
  element: XmlElement,
  sequence: readonly string[],
  fault: Fault,
  repeatable: readonly string[] = [],
): void {
  let last = -1;
  for (const { name } of element.children) {
    const place = sequence.indexOf(name);
    if (place < 0) fault(`<${name}> has no place in <${element.name}>`);
    else if (place < last) fault(`<${name}> stands after <${sequence[last]}> in <${element.name}>`);
    else if (place === last && !repeatable.includes(name)) fault(`<${name}> repeats in <${element.name}>`);
    last = Math.max(last, place);
  }
}

/** A list that says how long it is must be so. */
export function checkCount(list: XmlElement | undefined, fault: Fault): void {
  const declared = list?.attributes.count;
  if (list && declared !== undefined && Number(declared) !== list.children.length) {
    fault(`<${list.name}> says ${declared}, has ${list.children.length}`);
  }
}
