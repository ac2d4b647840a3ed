import { type Area, intersection, without } from '../workbook/area.ts';
import type { ConditionalFormat, ConditionalLook } from '../workbook/conditional-format.ts';
import { demandAllowed } from '../workbook/edit.ts';
import { Fault } from '../workbook/fault.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { withoutKeys } from '../workbook/without-keys.ts';
import type { Desk } from './desk.ts';
import { asBoolean, asColor, asOneOf, asString, asWhole } from './given.ts';
import { type HostClass, type HostObject, type Plain, hostObject } from './host-class.ts';
import type { Places } from './range-format.ts';
import { rangeAt } from './range.ts';

type Rule = Readonly<{ sheet: Sheet; id: string }>;

function ruleOf({ sheet, id }: Rule): ConditionalFormat {
  const found = sheet.state.conditionalFormats.find(rule => rule.id === id);
  if (found === undefined) throw new Fault('ItemNotFound');
  return found;
}

function changeRule(desk: Desk, it: Rule, part: Partial<ConditionalFormat>): void {
  demandAllowed(it.sheet, 'allowFormatCells');
  ruleOf(it);
  desk.book.step('rule', () =>
    it.sheet.change({
      conditionalFormats: it.sheet.state.conditionalFormats.map(rule =>
        rule.id === it.id ? { ...rule, ...part } : rule,
      ),
    }),
  );
}

const changeLook = (desk: Desk, it: Rule, part: ConditionalLook): void =>
  changeRule(desk, it, { look: { ...ruleOf(it).look, ...part } });

const looking =
  (of: (look: ConditionalLook) => Plain) =>
  (it: Rule): Plain =>
    of(ruleOf(it).look) ?? null;

export const conditionalRangeFill: HostClass<Rule> = {
  name: 'ConditionalRangeFill',
  read: { Color: looking(look => look.fill) },
  write: { Color: (it, value, desk) => changeLook(desk, it, { fill: asColor(value) }) },
  call: {
    Clear: (it, _given, desk) => {
      changeRule(desk, it, { look: withoutKeys(ruleOf(it).look, 'fill') });
      return null;
    },
  },
};

export const conditionalRangeFont: HostClass<Rule> = {
  name: 'ConditionalRangeFont',
  read: {
    Color: looking(look => look.color),
    Bold: looking(look => look.bold),
    Italic: looking(look => look.italic),
    Underline: looking(look => look.underline),
    Strikethrough: looking(look => look.strikethrough),
  },
  write: {
    Color: (it, value, desk) => changeLook(desk, it, { color: asColor(value) }),
    Bold: (it, value, desk) => changeLook(desk, it, { bold: asBoolean(value) }),
    Italic: (it, value, desk) => changeLook(desk, it, { italic: asBoolean(value) }),
    Underline: (it, value, desk) => changeLook(desk, it, { underline: asString(value) }),
    Strikethrough: (it, value, desk) => changeLook(desk, it, { strikethrough: asBoolean(value) }),
  },
};

export const conditionalRangeFormat: HostClass<Rule> = {
  name: 'ConditionalRangeFormat',
  follow: {
    Fill: (it, _given, desk) => hostObject(conditionalRangeFill, it, desk),
    Font: (it, _given, desk) => hostObject(conditionalRangeFont, it, desk),
  },
};

export const conditionalFormatRule: HostClass<Rule> = {
  name: 'ConditionalFormatRule',
  read: { Formula: it => ruleOf(it).formula },
  write: {
    Formula: (it, value, desk) => {
      const formula = asString(value);
      // Old Excel takes no reference to another sheet here, only a name; tests keep the add-in to that.
      if (/[^<>=]!/.test(formula.replaceAll(/"[^"]*"/g, ''))) throw new Fault('InvalidArgument');
      changeRule(desk, it, { formula });
    },
  },
};

export const customConditionalFormat: HostClass<Rule> = {
  name: 'CustomConditionalFormat',
  follow: {
    Rule: (it, _given, desk) => hostObject(conditionalFormatRule, it, desk),
    Format: (it, _given, desk) => hostObject(conditionalRangeFormat, it, desk),
  },
};

export const conditionalFormat: HostClass<Rule> = {
  name: 'ConditionalFormat',
  identity: it => ({ Id: it.id }),
  read: {
    Id: it => it.id,
    Type: it => ruleOf(it).type,
    Priority: it => it.sheet.state.conditionalFormats.findIndex(rule => rule.id === it.id),
    StopIfTrue: it => ruleOf(it).stopIfTrue,
  },
  write: {
    StopIfTrue: (it, value, desk) => changeRule(desk, it, { stopIfTrue: asBoolean(value) }),
    Priority: (it, value, desk) => {
      const rule = ruleOf(it);
      const others = it.sheet.state.conditionalFormats.filter(other => other !== rule);
      const at = asWhole(value);
      desk.book.step('rule', () =>
        it.sheet.change({ conditionalFormats: [...others.slice(0, at), rule, ...others.slice(at)] }),
      );
    },
  },
  call: {
    Delete: (it, _given, desk) => {
      demandAllowed(it.sheet, 'allowFormatCells');
      desk.book.step('rule', () =>
        it.sheet.change({
          conditionalFormats: it.sheet.state.conditionalFormats.filter(rule => rule.id !== it.id),
        }),
      );
      return null;
    },
  },
  follow: {
    Custom: (it, _given, desk) => hostObject(customConditionalFormat, it, desk),
    CustomOrNullObject: (it, _given, desk) =>
      ruleOf(it).type === 'Custom' ? hostObject(customConditionalFormat, it, desk) : null,
    GetRange: (it, _given, desk) => rangeAt(desk, it.sheet, onlyArea(ruleOf(it))),
    GetRangeOrNullObject: (it, _given, desk) => {
      const { areas } = ruleOf(it);
      return areas.length === 1 && areas[0] !== undefined ? rangeAt(desk, it.sheet, areas[0]) : null;
    },
  },
};

function onlyArea(rule: ConditionalFormat): Area {
  const [first, ...rest] = rule.areas;
  if (first === undefined || rest.length > 0) throw new Fault('InvalidOperation');
  return first;
}

const over = ({ sheet, areas }: Places): readonly ConditionalFormat[] =>
  sheet.state.conditionalFormats.filter(rule =>
    rule.areas.some(part => areas.some(it => intersection(part, it) !== null)),
  );

const ruleObject = (desk: Desk, sheet: Sheet, id: string): HostObject =>
  hostObject(conditionalFormat, { sheet, id }, desk);

export const conditionalFormatCollection: HostClass<Places> = {
  name: 'ConditionalFormatCollection',
  items: (it, desk) => over(it).map(rule => ruleObject(desk, it.sheet, rule.id)),
  item: (it, key, desk) => {
    const found = over(it).find(rule => rule.id === key);
    return found === undefined ? null : ruleObject(desk, it.sheet, found.id);
  },
  call: {
    GetCount: it => over(it).length,
    ClearAll: ({ sheet, areas }, _given, desk) => {
      demandAllowed(sheet, 'allowFormatCells');
      const left = sheet.state.conditionalFormats
        .map(rule => ({
          ...rule,
          areas: areas.reduce<readonly Area[]>(
            (parts, it) => parts.flatMap(part => without(part, it)),
            rule.areas,
          ),
        }))
        .filter(rule => rule.areas.length > 0);
      desk.book.step('rules', () => sheet.change({ conditionalFormats: left }));
      return null;
    },
  },
  follow: {
    Add: ({ sheet, areas }, given, desk) => {
      demandAllowed(sheet, 'allowFormatCells');
      const type = asOneOf(given[0], ['Custom'] as const);
      const id = desk.book.freshId();
      const made: ConditionalFormat = { id, areas, type, formula: '=FALSE', look: {}, stopIfTrue: false };
      // Excel puts a new rule before the others.
      desk.book.step('rule', () =>
        sheet.change({ conditionalFormats: [made, ...sheet.state.conditionalFormats] }),
      );
      return ruleObject(desk, sheet, id);
    },
    GetItemAt: (it, given, desk) => {
      const found = over(it)[asWhole(given[0])];
      if (found === undefined) throw new Fault('ItemNotFound');
      return ruleObject(desk, it.sheet, found.id);
    },
    GetItemOrNullObject: (it, given, desk) => {
      const found = over(it).find(rule => rule.id === given[0]);
      return found === undefined ? null : ruleObject(desk, it.sheet, found.id);
    },
  },
};
