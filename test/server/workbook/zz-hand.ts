import { readFileSync, writeFileSync } from 'node:fs';
import { columns, firstFieldIndex } from '/work/main/plan/sheet/columns.ts';
import type { SheetDocument, CellValue } from '/work/main/plan/sheet/sheet-document.ts';
import { writePlanWorkbook } from '/work/main/server/workbook/write-plan-workbook.ts';
const n = Number(process.argv[2] ?? 28);
const truth = JSON.parse(readFileSync('/work/main/test/data/plan-38-2023.truth.json','utf8'));
const tasks = truth.tasks;
const rows: CellValue[][] = []; 
for (let i=0;i<n;i++){ const t = tasks[i%28]; const id = String(i+1).padStart(2,'0')+'.VPUBND';
 rows.push([id, String(t.no ?? i+1), t.title ?? t.content ?? 'x', 'Ban Thi đua - Khen thưởng, Sở Nội vụ', 'Các đơn vị thuộc các Cụm, Khối thi đua thuộc tỉnh; Văn phòng UBND tỉnh', 'Quý I, II', 'Chủ trì', 45107, i%3?'Đang thực hiện':'', i%3?50:'', i%4?'Đã trình UBND tỉnh ban hành văn bản chỉ đạo, triển khai tới các sở, ban, ngành, huyện, thành phố.':'', '38/KH-HĐTĐKT ngày 04/4/2023', i%5?'':45000, '=1+1', '+84', '-5','@x', '']); }
const R = n, H = 9;
const doc: SheetDocument = { name:'Nhiệm vụ', titleLines:[{text:'PHỤ LỤC',look:'heading'},{text:'NHIỆM VỤ TRỌNG TÂM CÔNG TÁC THI ĐUA, KHEN THƯỞNG NĂM 2023',look:'title'},{text:'(Kèm theo Kế hoạch số 38/KH-HĐTĐKT ngày 04/4/2023 của Hội đồng Thi đua - Khen thưởng tỉnh)',look:'caption'},{text:'Đơn vị: Văn phòng UBND tỉnh',look:'unit'},{text:'Đề nghị nhập vào các ô màu vàng nhạt; các ô khác được bảo vệ (không đặt mật khẩu).',look:'instruction'},{text:'Muốn sắp xếp: chọn Review › Unprotect Sheet, sắp xếp rồi Protect Sheet lại.',look:'instruction'}],
 headerRow:H-2, headers: columns.map(c=>c.header), kinds: columns.map(c=>c.kind), rows, carried: [[1,3],[1,5]], editable: rows.map((_,i)=>i).filter(i=>i%7!==6),
 validations:[{kind:'list',area:{row:H-1,column:8,rows:R,columns:1},source:'PhuLuc_TrangThai',title:'Trạng thái',message:'Đề nghị chọn một trạng thái trong danh sách.'},{kind:'wholeNumber',area:{row:H-1,column:9,rows:R,columns:1},min:0,max:100,title:'Tiến độ %',message:'Số nguyên 0-100'},{kind:'date',area:{row:H-1,column:12,rows:R,columns:1},min:44927,max:45291,title:'Ngày',message:'ngày/tháng/năm'},{kind:'textLength',area:{row:H-1,column:10,rows:R,columns:2},max:8000,title:'Độ dài',message:'Tối đa 8000'}],
 rules:[{kind:'pending',area:{row:H-1,column:8,rows:R,columns:9},formula:`=NOT(EXACT(I${H},INDEX(PhuLuc_Goc,MATCH($A${H},PhuLuc_Ma,0),COLUMN()-8)))`},{kind:'overdue',area:{row:H-1,column:7,rows:R,columns:1},formula:`=AND($H${H}<>"",$H${H}<PhuLuc_HomNay,$I${H}<>"Đã hoàn thành")`},{kind:'refused',area:{row:H-1,column:17,rows:R,columns:1},formula:`=LEFT($R${H},10)="Bị từ chối"`}],
 hidden:{formatVersion:1,plan:'p',unit:'vp-ubnd-tinh',file:'f',version:3,epoch:'e',signature:'ab',today:45061,base:rows.map((r,i)=>({rowId:String(r[0]),cells:r.slice(firstFieldIndex,17).map((c,k)=> i===2&&k===2?'khác':c),versions:[0,0,0,0,0,0,0,0,0]}))} };
const t=performance.now();
const b = await writePlanWorkbook(doc);
console.log(n,'rows', Math.round(performance.now()-t),'ms', b.length,'bytes rss', Math.round(process.memoryUsage().rss/1e6), 'max', Math.round(process.resourceUsage().maxRSS/1e3));
writeFileSync('/tmp/hand.xlsx', b);
