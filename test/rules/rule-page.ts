// The pages of numbered rules, read as people read them: sections of families, and rules in them.

export type Rule = Readonly<{ id: string; family: string; number: number; place: string }>;

export type Section = Readonly<{
  title: string;
  /** The anchor under which GitHub shows the section, `merge-mg`. */
  anchor: string;
  families: readonly string[];
  place: string;
  /** Files and folders named after "Code:" and after "Tests:"; a folder ends in a slash. */
  code: readonly string[];
  tests: readonly string[];
  rules: readonly Rule[];
}>;

export type RulePage = Readonly<{
  name: string;
  /** Anchors that the page links to. */
  links: readonly string[];
  sections: readonly Section[];
}>;

/** Sections whose heading ends in no id of a family, such as a vocabulary, may hold no rules. */
export function readRulePage(name: string, text: string): RulePage {
  const sections: { -readonly [key in keyof Section]: Section[key] }[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const place = `${name}:${index + 1}`;
    const section = sections.at(-1);
    if (line.startsWith('## ')) sections.push(emptySection(line.slice(3).trim(), place));
    else if (section !== undefined) {
      const [, family, number] = /^- \*\*([A-Z]{2})(\d+)\*\* \S/.exec(line) ?? [];
      if (family !== undefined)
        section.rules = [
          ...section.rules,
          { id: `${family}${number}`, family, number: Number(number), place },
        ];
      else if (section.rules.length === 0) {
        section.code = [...section.code, ...pathsAfter('Code:', line)];
        section.tests = [...section.tests, ...pathsAfter('Tests:', line)];
      }
    }
  }
  const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(match => match[1]!);
  return { name, links, sections };
}

function emptySection(title: string, place: string): Section {
  const anchor = title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\- ]/gu, '')
    .replaceAll(' ', '-');
  const families = /\(([A-Z]{2}(?:, [A-Z]{2})*)\)$/.exec(title)?.[1]?.split(', ') ?? [];
  return { title, anchor, families, place, code: [], tests: [], rules: [] };
}

/** The paths that follow a word as "`a/b.ts`, `c/`", up to the full stop. */
function pathsAfter(word: string, line: string): string[] {
  const list = line.split(word)[1] ?? '';
  const paths = /^\s*(`[^`]+`(?:, `[^`]+`)*)/.exec(list)?.[1] ?? '';
  return [...paths.matchAll(/`([^`]+)`/g)].map(match => match[1]!);
}
