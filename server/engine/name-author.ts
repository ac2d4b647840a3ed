import type { Change } from '../../plan/mutation.ts';
import type { Language } from '../../plan/reasons/reason.ts';
import type { Unit, UnitId } from '../../plan/unit.ts';

/** Who wrote a change, as people know them: "Nguyễn Thị Hoa (Văn phòng UBND tỉnh)", or the unit where no person signed. */
export function nameAuthor(
  { account, unit, person }: Pick<Change, 'account' | 'unit' | 'person'>,
  units: ReadonlyMap<UnitId, Unit>,
  language: Language,
): string {
  const secretariat = language === 'vi' ? 'Thư ký Hội đồng' : 'Council secretariat';
  const body = unit === null ? secretariat : nameOf(units.get(unit), language, account);
  return person === null ? body : `${person} (${body})`;
}

function nameOf(unit: Unit | undefined, language: Language, account: string): string {
  return (language === 'en' ? unit?.nameEn : undefined) ?? unit?.name ?? account;
}

const vietnamTime = new Intl.DateTimeFormat('sv', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** A moment in Vietnam's time: "08:05 ngày 15/05/2023". */
export function tellTime(at: string, language: Language): string {
  const [date = '', time = ''] = vietnamTime.format(new Date(at)).split(' ');
  const [year, month, day] = date.split('-');
  return `${time} ${language === 'vi' ? 'ngày' : 'on'} ${day}/${month}/${year}`;
}
