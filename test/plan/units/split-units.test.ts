import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Unit } from '../../../plan/unit.ts';
import { readDirectory, type Directory } from '../../../plan/units/directory.ts';
import { findUnit, splitUnits, splitUnitsWithDoubts } from '../../../plan/units/split-units.ts';

const directory = readDirectory(
  JSON.parse(readFileSync(new URL('../../../seeds/units.json', import.meta.url), 'utf8')),
);
const named = (text: string): string[] => splitUnits(text, directory).map(({ unit, name }) => unit ?? name);

describe('lists of units', () => {
  it.each<[string, string[]]>([
    ['Sở KHCN, Tập đoàn Viettel', ['so-khcn', 'Tập đoàn Viettel']],
    ['Ban TĐ-KT, Sở Nội vụ, Sở Y tế', ['ban-tdkt', 'so-y-te']],
    ['Ban Thi đua - Khen thưởng (Sở Nội vụ)', ['ban-tdkt']],
    ['Sở Nội vụ tỉnh Thái Bình, Sở Y tế và Công an tỉnh', ['so-noi-vu', 'so-y-te', 'cong-an-tinh']],
    ['Sở Văn hóa, Thể thao và Du lịch, Sở Tư pháp', ['so-vhttdl', 'so-tu-phap']],
    ['Sở VH,TT&DL; Sở LĐ-TB&XH', ['so-vhttdl', 'so-ldtbxh']],
    ['UBND các huyện và thành phố', ['grp-ubnd-huyen-tp']],
    ['UBND TP. Thái Bình, UBND huyện Vũ Thư', ['ubnd-tp-thai-binh', 'ubnd-vu-thu']],
    ['- Sở Y tế\n- Sở Nội vụ.\n+ Công an tỉnh', ['so-y-te', 'so-noi-vu', 'cong-an-tinh']],
    ['Hội Nông dân, Hội Cựu chiến binh, Tỉnh đoàn', ['hoi-nd', 'hoi-ccb', 'tinh-doan']],
    ['Sở Y tế Sở Nội vụ', ['so-y-te', 'so-noi-vu']],
    ['Sở Y tế (Phòng TCCB), Sở Nội vụ', ['so-y-te', 'so-noi-vu']],
    ['Văn phòng Đoàn ĐBQH và HĐND tỉnh; Sở Tài chính', ['Văn phòng Đoàn ĐBQH và HĐND tỉnh', 'so-tai-chinh']],
    ['Báo và Đài Phát thanh - Truyền hình tỉnh', ['Báo và Đài Phát thanh - Truyền hình tỉnh']],
    ['Bộ Tài chính, bộ, ngành liên quan', ['Bộ Tài chính', 'bộ, ngành liên quan']],
    ['Tập đoàn, doanh nghiệp công nghệ số', ['Tập đoàn, doanh nghiệp công nghệ số']],
    ['Các Sở, ban, ngành, địa phương và các tổ chức', ['Các Sở, ban, ngành', 'địa phương', 'các tổ chức']],
    [
      'Phòng Tư pháp, Phòng Y tế các huyện, thành phố',
      ['Phòng Tư pháp các huyện, thành phố', 'Phòng Y tế các huyện, thành phố'],
    ],
    ['', []],
  ])('[UN4] "%s"', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  it('[UN5] what is printed is cut out unchanged, and what the directory does not know is kept', () => {
    expect(splitUnits('Sở  Y tế ;  Công ty ABC…', directory)).toEqual([
      { name: 'Sở Y tế', printed: 'Sở  Y tế', unit: 'so-y-te', kind: 'unit' },
      { name: 'Công ty ABC…', printed: 'Công ty ABC…', unit: null, kind: 'openEnded' },
    ]);
    expect(splitUnits('Tập đoàn Viettel', directory)).toEqual([
      { name: 'Tập đoàn Viettel', printed: 'Tập đoàn Viettel', unit: null, kind: 'unknown' },
    ]);
  });

  it('[UN6] a wrong tone mark does not hide a unit, but another word does', () => {
    expect(named('các Cùm, khối thi đua của tỉnh')).toEqual(['grp-cum-khoi']);
    expect([findUnit('Ban TĐKT', directory)?.id, findUnit('Ban TĐKT TW', directory)?.id]).toEqual([
      'ban-tdkt',
      'ban-tdkt-tw',
    ]);
    expect(findUnit('Sở Nội thương', directory)).toBe(null);
  });
});

describe('names in time', () => {
  const unit = (id: string, more: Partial<Unit>): Unit => ({
    id,
    name: 'Báo Thái Bình',
    aliases: [],
    group: null,
    members: [],
    canReport: true,
    successors: [],
    ...more,
  });
  const changing: Directory = {
    asOf: '2023-04-04',
    province: 'Thái Bình',
    units: [unit('bao-cu', { validTo: '2025-03-16' }), unit('bao-moi', { validFrom: '2025-03-17' })],
  };

  it.each([
    ['2023-04-04', 'bao-cu'],
    ['2025-03-16', 'bao-cu'],
    ['2025-03-17', 'bao-moi'],
  ])('[UN7] on %s "Báo Thái Bình" is %s', (asOf, expected) => {
    expect(findUnit('Báo Thái Bình', changing, asOf)?.id).toBe(expected);
    expect(splitUnits('Báo Thái Bình', changing, asOf).map(mention => mention.unit)).toEqual([expected]);
  });

  it("[UN8] a name that two units bear on the same day is nobody's until somebody chooses", () => {
    const both = { ...changing, units: [unit('bao-cu', {}), unit('bao-moi', {})] };
    const { mentions, ambiguities } = splitUnitsWithDoubts('Báo Thái Bình', both);
    expect(mentions.map(mention => [mention.unit, mention.kind])).toEqual([[null, 'unknown']]);
    expect(ambiguities.map(({ units }) => units.map(({ id }) => id))).toEqual([['bao-cu', 'bao-moi']]);
  });

  it('[UN9] a directory with two units of one code, or with members nobody knows, is refused', () => {
    const twice = { ...changing, units: [unit('so-a', {}), unit('so-a-tinh', {})] };
    expect(() => readDirectory(twice)).toThrow('share the code SOA');
    expect(() => readDirectory({ ...changing, units: [unit('nhom', { members: ['x'] })] })).toThrow(
      'unknown member x',
    );
  });
});
