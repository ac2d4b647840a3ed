/** The name, or with a number behind it where it is taken; Excel tells sheet names apart without regard to case. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const lower = new Set(taken.map(name => name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const name = numberedName(wanted, number);
    if (!lower.has(name.toLowerCase())) return name;
  }
}

/** `Báo cáo`, `Báo cáo (2)`, `Báo cáo (3)`; never longer than the 31 characters that Excel allows. */
export function numberedName(wanted: string, number: number): string {
  const suffix = number === 1 ? '' : ` (${number})`;
  return wanted.slice(0, 31 - suffix.length) + suffix;
}

/** True for the name and for its numbered forms. */
export function isNumberedName(name: string, wanted: string): boolean {
  const number = Number(/ \((\d{1,3})\)$/.exec(name)?.[1] ?? 1);
  return name.toLowerCase() === numberedName(wanted, number).toLowerCase();
}
