// Abbreviations that administrative texts use in the middle of unit names. Only those whose reading does not depend
// on the directory: "SCT" or "CĐ" stay as they are and are matched, if at all, as an alias.

const written: readonly (readonly [short: string, full: string])[] = [
  ['UBND', 'Ủy ban nhân dân'],
  ['UB ND', 'Ủy ban nhân dân'],
  ['HĐND', 'Hội đồng nhân dân'],
  ['VPUBND', 'Văn phòng Ủy ban nhân dân'],
  ['VP', 'Văn phòng'],
  ['TP', 'thành phố'],
  ['TW', 'Trung ương'],
  ['TƯ', 'Trung ương'],
  ['MTTQ', 'Mặt trận Tổ quốc'],
  ['MTTQVN', 'Mặt trận Tổ quốc Việt Nam'],
  ['TĐKT', 'Thi đua - Khen thưởng'],
  ['TĐ - KT', 'Thi đua - Khen thưởng'],
  ['GDĐT', 'Giáo dục và Đào tạo'],
  ['GD & ĐT', 'Giáo dục và Đào tạo'],
  ['GD - ĐT', 'Giáo dục và Đào tạo'],
  ['KHĐT', 'Kế hoạch và Đầu tư'],
  ['KH & ĐT', 'Kế hoạch và Đầu tư'],
  ['KHCN', 'Khoa học và Công nghệ'],
  ['KH & CN', 'Khoa học và Công nghệ'],
  ['TNMT', 'Tài nguyên và Môi trường'],
  ['TN & MT', 'Tài nguyên và Môi trường'],
  ['NNMT', 'Nông nghiệp và Môi trường'],
  ['NN & MT', 'Nông nghiệp và Môi trường'],
  ['NNPTNT', 'Nông nghiệp và Phát triển nông thôn'],
  ['NN & PTNT', 'Nông nghiệp và Phát triển nông thôn'],
  ['TTTT', 'Thông tin và Truyền thông'],
  ['TT & TT', 'Thông tin và Truyền thông'],
  ['GTVT', 'Giao thông vận tải'],
  ['LĐTBXH', 'Lao động - Thương binh và Xã hội'],
  ['LĐ - TBXH', 'Lao động - Thương binh và Xã hội'],
  ['LĐTB & XH', 'Lao động - Thương binh và Xã hội'],
  ['LĐ - TB & XH', 'Lao động - Thương binh và Xã hội'],
  ['VHTTDL', 'Văn hóa, Thể thao và Du lịch'],
  ['VHTT & DL', 'Văn hóa, Thể thao và Du lịch'],
  ['VH , TT & DL', 'Văn hóa, Thể thao và Du lịch'],
  ['VH , TT và DL', 'Văn hóa, Thể thao và Du lịch'],
  ['PTTH', 'Phát thanh và Truyền hình'],
  ['PT & TH', 'Phát thanh và Truyền hình'],
  ['PT - TH', 'Phát thanh và Truyền hình'],
  ['LHPN', 'Liên hiệp Phụ nữ'],
  ['LĐLĐ', 'Liên đoàn Lao động'],
  ['CCB', 'Cựu chiến binh'],
  ['CHQS', 'Chỉ huy Quân sự'],
  ['BHXH', 'Bảo hiểm xã hội'],
  ['ĐBQH', 'đại biểu Quốc hội'],
];

/** Short and full form as words, the longest short form first. */
export const abbreviations: readonly (readonly [short: readonly string[], full: readonly string[]])[] =
  written
    .map(([short, full]) => [wordsOf(short), wordsOf(full)] as const)
    .sort((a, b) => b[0].length - a[0].length);

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/,/g, ' , ')
    .split(/\s+/)
    .map(word => (word === '&' ? 'và' : word));
}
