import type { Rule, RulePage, Section } from './rule-page.ts';
import type { TestName } from './test-names.ts';

/** All that keeps pages and tests from agreeing, a line each, with the place to go to. Nothing where they agree. */
export function findFaults(
  pages: readonly RulePage[],
  tests: readonly TestName[],
  exists: (path: string) => boolean,
): string[] {
  return [
    ...pages.flatMap(page => page.sections.flatMap(section => sectionFaults(page, section, exists))),
    ...familyFaults(pages),
    ...testFaults(pages, tests),
  ];
}

function sectionFaults(page: RulePage, section: Section, exists: (path: string) => boolean): string[] {
  const { title, place, families, rules } = section;
  if (families.length === 0)
    return rules.length === 0 ? [] : [`${place} "${title}" has rules and names no family in brackets`];
  return [
    ...(page.links.includes(section.anchor)
      ? []
      : [`${place} the contents do not list (#${section.anchor})`]),
    ...(section.tests.length === 0 ? [`${place} "${title}" does not say "Tests: \`…\`."`] : []),
    ...[...section.code, ...section.tests]
      .filter(path => !exists(path))
      .map(path => `${place} there is no ${path}`),
    ...rules
      .filter(rule => !families.includes(rule.family))
      .map(rule => `${rule.place} ${rule.id} stands under "${title}"`),
    ...families.flatMap(family => numberFaults(section, family)),
  ];
}

/** Rules of a family are numbered 1, 2, 3 … in the order in which they stand. */
function numberFaults({ place, rules }: Section, family: string): string[] {
  const own = rules.filter(rule => rule.family === family);
  if (own.length === 0) return [`${place} ${family} has no rules`];
  const seen = new Set<string>();
  const faults: string[] = [];
  let due = 1;
  for (const rule of own) {
    if (seen.has(rule.id)) faults.push(`${rule.place} ${rule.id} stands twice`);
    else if (rule.number !== due) faults.push(`${rule.place} ${rule.id} stands where ${family}${due} is due`);
    seen.add(rule.id);
    due = rule.number + 1;
  }
  return faults;
}

/** A family has one section, on one page. */
function familyFaults(pages: readonly RulePage[]): string[] {
  const first = new Map<string, Section>();
  return pages
    .flatMap(page => page.sections)
    .flatMap(section =>
      section.families.flatMap(family => {
        const other = first.get(family);
        if (other === undefined) first.set(family, section);
        return other === undefined ? [] : [`${section.place} ${family} has its section at ${other.place}`];
      }),
    );
}

function testFaults(pages: readonly RulePage[], tests: readonly TestName[]): string[] {
  const sections = pages.flatMap(page => page.sections);
  const rules = new Map<string, Readonly<{ rule: Rule; section: Section }>>();
  for (const section of sections) for (const rule of section.rules) rules.set(rule.id, { rule, section });
  const tested = new Set(tests.flatMap(({ ids }) => ids));
  return [
    ...tests
      .filter(({ ids }) => ids.length === 0)
      .map(({ name, place }) => `${place} "${name}" does not begin with the id of a rule`),
    ...tests.flatMap(({ ids, file, place }) =>
      ids.flatMap(id => {
        const section = rules.get(id)?.section;
        if (section === undefined) return [`${place} [${id}] is no rule`];
        return section.tests.some(path => (path.endsWith('/') ? file.startsWith(path) : file === path))
          ? []
          : [`${place} [${id}] stands in a file that "${section.title}" does not name`];
      }),
    ),
    ...[...rules.values()]
      .filter(({ rule }) => !tested.has(rule.id))
      .map(({ rule }) => `${rule.place} ${rule.id} has no test`),
  ];
}
