import { overlap, parseArea, type CellArea } from './cell-area.ts';
import { checkCount } from './check-order.ts';
import type { Fault, WorkbookFacts } from './validate-xlsx.ts';
import { child, children, type XmlElement } from './xml-tree.ts';

const TITLE_LIMIT = 32;
const MESSAGE_LIMIT = 255;
const INLINE_LIST_LIMIT = 255;

/** Conditional formats: each has its own priority, and a style with formulas whose names are known, or bars. */
export function checkRules(sheet: XmlElement, facts: WorkbookFacts, fault: Fault): void {
  const blocks = children(sheet, 'conditionalFormatting');
  const rules = blocks.flatMap(block => children(block, 'cfRule'));
  const priorities = rules.map(({ attributes }) => attributes.priority);
  if (new Set(priorities).size < priorities.length) fault('priorities of rules repeat');
  for (const { attributes } of blocks) areasOf(attributes.sqref, fault);
  for (const rule of rules) {
    if (rule.attributes.type === 'dataBar') {
      if (children(child(rule, 'dataBar'), 'cfvo').length !== 2) fault('bars without two ends');
      continue;
    }
    if (!(Number(rule.attributes.dxfId) < facts.styles.differentialStyles))
      fault(`rule has no style ${rule.attributes.dxfId}`);
    if (children(rule, 'formula').length === 0) fault('rule has no formula');
    for (const { text } of children(rule, 'formula')) checkFormula(text, facts, fault);
  }
}

/** Validation: areas that do not overlap, texts that Excel takes, lists that are there. */
export function checkValidations(list: XmlElement | undefined, facts: WorkbookFacts, fault: Fault): void {
  checkCount(list, fault);
  const seen: CellArea[] = [];
  for (const validation of children(list, 'dataValidation')) {
    const { sqref, type, promptTitle = '', errorTitle = '', prompt = '', error = '' } = validation.attributes;
    for (const area of areasOf(sqref, fault)) {
      if (seen.some(other => overlap(other, area))) fault(`validations overlap at ${sqref}`);
      seen.push(area);
    }
    for (const title of [promptTitle, errorTitle]) {
      if (title.length > TITLE_LIMIT) fault(`title "${title}" has ${title.length} characters`);
    }
    for (const message of [prompt, error]) {
      if (message.length > MESSAGE_LIMIT) fault(`message "${message}" has ${message.length} characters`);
    }
    const formula = child(validation, 'formula1')?.text ?? '';
    if (formula === '') fault(`validation of ${sqref} has no limit`);
    if (type === 'list' && formula.startsWith('"') && formula.length > INLINE_LIST_LIMIT + 2)
      fault(`list of ${sqref} is too long`);
    for (const name of ['formula1', 'formula2'])
      checkFormula(child(validation, name)?.text ?? '0', facts, fault);
  }
}

/** Names used in a formula must be defined; a formula in a file begins without "=". */
function checkFormula(formula: string, { definedNames }: WorkbookFacts, fault: Fault): void {
  if (formula === '' || formula.startsWith('=')) fault(`formula "${formula}"`);
  const words =
    formula.replace(/"(?:[^"]|"")*"/g, '').match(/[\p{L}_\\$][\p{L}\p{N}_.$]*(?!\s*\()\b(?!\()/gu) ?? [];
  for (const word of words) {
    if (parseArea(word) || /^(TRUE|FALSE)$/i.test(word)) continue;
    if (!definedNames.has(word.toLowerCase()))
      fault(`formula "${formula}" uses ${word}, which is not defined`);
  }
}

function areasOf(sqref: string | undefined, fault: Fault): CellArea[] {
  return (sqref ?? '').split(' ').flatMap(reference => {
    const area = parseArea(reference);
    if (!area) fault(`no cells: "${reference}"`);
    return area ?? [];
  });
}
