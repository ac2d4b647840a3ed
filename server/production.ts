import { isTrialData } from './data.ts';
import { StartError } from './start-error.ts';
import type { Store } from './store/store.ts';

/** Refuses to serve data that is not fit for it: a trial's, or none that a secretariat could sign in to. */
export async function checkProductionData(store: Store): Promise<void> {
  if (await isTrialData(store)) {
    throw new StartError(
      'Thư mục dữ liệu này là của bản dùng thử: các tài khoản dùng chung một mật khẩu. Đề nghị chọn thư mục khác (DATA_DIR).\n' +
        'This data directory belongs to a trial, whose accounts share one password. Choose another one (DATA_DIR).',
    );
  }
  const accounts = await store.accounts();
  if (!accounts.some(account => account.role === 'secretariat')) {
    throw new StartError(
      'Chưa có tài khoản thư ký. Đề nghị tạo bằng: npm run account -- add thu-ky --secretariat --name "Thư ký Hội đồng"\n' +
        'There is no secretariat account yet. Make one with the command above.',
    );
  }
}
