import { formatDate, type IsoDate } from '../../plan/iso-date.ts';
import type { Trial } from './fill-trial.ts';

/** Those who between them see the whole of the trial: the secretariat, a unit with many rows, one with few. */
const shown = [
  { id: 'thu-ky', who: 'Thư ký (secretariat)' },
  { id: 'vp-ubnd-tinh', who: 'Văn phòng UBND tỉnh' },
  { id: 'so-gddt', who: 'Sở Giáo dục và Đào tạo' },
];

/** What the trial prints once it listens: where it is, and how to sign in. */
export function welcome(
  { isNew, password }: Trial,
  {
    url,
    today,
    dataDir,
    accounts,
  }: Readonly<{ url: string; today: IsoDate; dataDir: string; accounts: number }>,
): string {
  return [
    `Phụ lục đang chạy tại / is running at ${url}`,
    '',
    `Ngày làm việc của bản dùng thử / the trial's working day: ${formatDate(today)}  (TODAY=YYYY-MM-DD)`,
    `Dữ liệu / data: ${dataDir}${isNew ? '' : '  (giữ nguyên từ lần chạy trước / kept from before)'}`,
    '',
    ...(password === null ? withoutPassword(url) : withPassword(url, password)),
    '',
    `Có ${accounts} tài khoản: "thu-ky" và mã của từng đơn vị có báo cáo; danh sách / all accounts: npm run account -- list`,
    'Dừng / stop: Ctrl+C',
    '',
  ].join('\n');
}

function withPassword(url: string, password: string): string[] {
  return [
    `Mật khẩu chung / password of all accounts: ${password}`,
    'Mở trang thử Excel với tài khoản / open the Excel test page as:',
    ...shown.map(({ id, who }) => {
      const fragment = new URLSearchParams({ account: id, password });
      return `  ${who}: ${url}/excel#${fragment.toString()}`;
    }),
  ];
}

function withoutPassword(url: string): string[] {
  return [
    'Mật khẩu đã được in ở lần chạy đầu và chỉ lưu dưới dạng băm. Đặt lại / it was printed at the first start; to set a new one:',
    '  TRIAL_PASSWORD=… npm start',
    ...shown.map(({ id, who }) => `  ${who}: ${url}/excel#account=${id}`),
  ];
}
