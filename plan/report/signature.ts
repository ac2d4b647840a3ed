// Who signs, by Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7: for a collective TM., for its head KT. where a deputy
// signs, TL. where an office below signs on order.
import { z } from 'zod';

export const SignedAs = z.enum(['tm', 'kt', 'tl']);
export type SignedAs = z.infer<typeof SignedAs>;

const collectives = /^(Hội đồng|Ủy ban nhân dân|Uỷ ban nhân dân|UBND|HĐND|Ban Chỉ đạo|Ban chỉ đạo)/u;

/** The lines above the signature. */
export function signatureLines(issuer: string, as: SignedAs): string[] {
  const collective = collectives.exec(issuer)?.[1] ?? null;
  const head = collective === null || collective.startsWith('Ban') ? 'TRƯỞNG BAN' : 'CHỦ TỊCH';
  const chief = collective === null ? 'THỦ TRƯỞNG CƠ QUAN' : head;
  const whole = collective === null ? [] : [`TM. ${collective.toLocaleUpperCase('vi')}`];
  switch (as) {
    case 'tm':
      return [...whole, chief];
    case 'kt':
      return [...whole, `KT. ${chief}`, `PHÓ ${chief}`];
    case 'tl':
      return [`TL. ${chief}`, 'CHÁNH VĂN PHÒNG'];
  }
}
