// The head that every document of a Vietnamese body bears: Nghị định 30/2020/NĐ-CP, phụ lục I.

export const REPUBLIC = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

const AREA = /^(tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn)$/iu;
const DASH = /^[-–]$/u;

/**
 * An issuer's name in the parts at which its lines may end: what a dash joins, and an area with its name, stay together
 * ("Hội | đồng | Thi đua - Khen thưởng | tỉnh Thái Bình").
 */
export function issuerParts(issuer: string): string[] {
  const words = issuer.split(/\s+/u).filter(word => word !== '');
  const area = words.findLastIndex(
    (word, index) => AREA.test(word) || AREA.test(`${word} ${words[index + 1] ?? ''}`),
  );
  const [before, after] = area > 0 ? [words.slice(0, area), words.slice(area)] : [words, []];
  const dash = before.findIndex(word => DASH.test(word));
  const [from, to] = dash < 2 ? [before.length, before.length] : [dash - 2, dash + 3];
  return [
    ...before.slice(0, from),
    ...(dash < 2 ? [] : [before.slice(from, to).join(' ')]),
    ...before.slice(to),
    ...(after.length === 0 ? [] : [after.join(' ')]),
  ];
}
