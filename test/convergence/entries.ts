// What people enter: few texts, so that the same one is met again, good ones, doubtful ones and bad ones.
import type { FieldName } from '../../plan/field.ts';

const texts = ['Đã họp', 'Đã trình ký', '  thừa cách ', '- ý một', 'Ho\u0300a bình', '=1+1', '', 'Đã họp'];

export const entries: Readonly<Record<FieldName, readonly string[]>> = {
  status: ['Đang thực hiện', 'Đã hoàn thành', 'Tạm dừng', 'chưa thực hiện', 'xong rồi', ''],
  percent: ['0', '50', '70%', '100', '50,5', 'nửa', ''],
  result: texts,
  documents: ['12/BC-VP', '34-CT/TW', '12/BC-VP; 7/QĐ-UBND', ''],
  completedOn: ['30/4/2023', '2023-05-02', '31/02/2023', 'Quý 2', ''],
  obstacles: texts,
  delayReason: texts,
  proposal: texts,
  note: [...texts, 'a\u0007b'],
};
