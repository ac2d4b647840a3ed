// Data validation: it judges what somebody types. A paste or a value set by code passes it by, as in Excel.
import type { Area } from './area.ts';
import { type Value, isError } from './cell.ts';

export type Comparison =
  | 'Between'
  | 'NotBetween'
  | 'EqualTo'
  | 'NotEqualTo'
  | 'GreaterThan'
  | 'LessThan'
  | 'GreaterThanOrEqualTo'
  | 'LessThanOrEqualTo';

export type ValidationRule =
  | Readonly<{ kind: 'list'; source: string; inCellDropDown: boolean }>
  | Readonly<{
      kind: 'wholeNumber' | 'decimal' | 'date' | 'textLength';
      operator: Comparison;
      /** A number, a date as text or a formula, as it was given. */
      first: string | number;
      second: string | number | null;
    }>
  | Readonly<{ kind: 'custom'; formula: string }>;

export type Prompt = Readonly<{ showPrompt: boolean; title: string; message: string }>;
export type ErrorAlert = Readonly<{
  showAlert: boolean;
  style: 'Stop' | 'Warning' | 'Information';
  title: string;
  message: string;
}>;

export type Validation = Readonly<{
  areas: readonly Area[];
  rule: ValidationRule | null;
  prompt: Prompt;
  errorAlert: ErrorAlert;
  ignoreBlanks: boolean;
}>;

export const plainValidation: Omit<Validation, 'areas'> = {
  rule: null,
  prompt: { showPrompt: true, title: '', message: '' },
  errorAlert: { showAlert: true, style: 'Stop', title: '', message: '' },
  ignoreBlanks: true,
};

/** Answers whether a value passes; formulas in the rule are evaluated by `evaluate`, lists read by `list`. */
export function passes(
  validation: Omit<Validation, 'areas'>,
  value: Value,
  evaluate: (formula: string) => Value,
  list: (source: string) => readonly string[],
): boolean {
  const { rule } = validation;
  if (rule === null) return true;
  if (value === '') return true;
  if (isError(value)) return false;
  switch (rule.kind) {
    case 'list':
      return list(rule.source).includes(String(value));
    case 'custom': {
      const truth = evaluate(rule.formula);
      return !isError(truth) && truth !== false && truth !== 0;
    }
    case 'wholeNumber':
      return typeof value === 'number' && Number.isInteger(value) && compares(rule, value, evaluate);
    case 'decimal':
    case 'date':
      return typeof value === 'number' && compares(rule, value, evaluate);
    case 'textLength':
      return compares(rule, String(value).length, evaluate);
  }
}

type Bounded = Extract<ValidationRule, { operator: Comparison }>;

function compares(rule: Bounded, value: number, evaluate: (formula: string) => Value): boolean {
  const bound = (of: string | number | null): number => {
    const found = typeof of === 'string' && of.startsWith('=') ? evaluate(of) : of;
    return typeof found === 'number' ? found : Number(found ?? Number.NaN);
  };
  const [a, b] = [bound(rule.first), bound(rule.second)];
  switch (rule.operator) {
    case 'Between':
      return value >= a && value <= b;
    case 'NotBetween':
      return value < a || value > b;
    case 'EqualTo':
      return value === a;
    case 'NotEqualTo':
      return value !== a;
    case 'GreaterThan':
      return value > a;
    case 'LessThan':
      return value < a;
    case 'GreaterThanOrEqualTo':
      return value >= a;
    case 'LessThanOrEqualTo':
      return value <= a;
  }
}
