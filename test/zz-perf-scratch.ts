import { readFileSync } from 'node:fs';
import { readDirectory } from '/work/main/plan/units/directory.ts';
import { readPlan } from '/work/main/plan/read/read-plan.ts';
const d = readDirectory(JSON.parse(readFileSync('/work/main/seeds/units.json','utf8')));
const h='TT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời gian\n';
const t=(n:string,s:string)=>{const a=performance.now();const r=readPlan({kind:'text',text:s},d,{year:2023});console.log(n,s.length,r.tasks.length,r.issues.length,(performance.now()-a).toFixed(0)+'ms');};
t('warm',h);
for (const n of [25000,50000,100000]) t('rows '+n,h+Array.from({length:n},(_,i)=>`${i+1}\tViệc ${i+1} của đơn vị\tSở Y tế\tSở Lạ ${i}\tQuý I`).join('\n'));
for (const n of [50000,100000]) t('rest '+n,h+'1\ta\tSở Y tế\t\tQuý I\n'+Array.from({length:n},(_,i)=>`\tViệc thêm ${i+1} của đơn vị\t\t\t`).join('\n'));
for (const n of [50000,100000]) t('dup '+n,h+Array.from({length:n},()=>`1\tViệc\tSở Y tế\tSở Y tế\tQuý X`).join('\n'));
for (const n of [50000,100000]) t('blank '+n,h+Array.from({length:n},(_,i)=>`${i+1}.\tViệc\t${i%2?'':'Sở Y tế'}\t\t${i%2?'':'31/6'}`).join('\n'));
for (const n of [225000,450000]) { const w='Sở a, và ( '.repeat(n); t('wide '+n,h+`1\t${w}\t${w}\tx\t${w}`);}
t('spaces',' '.repeat(5e6)+'x\n'+h); t('tabs','\t'.repeat(1e6)+'x\n'+h); t('pipes','|'.repeat(1e6)); t('quotes',h+'"a\t"\n'.repeat(100000));
t('headers',h.repeat(50000)); t('prose',('Căn cứ Quyết định số 1/QĐ ngày 1/1/2023 của '.repeat(3)+'\n').repeat(40000));
t('points',h+Array.from({length:100000},(_,i)=>`${i}\tx ${'. ; '.repeat(5)}\t${'.,;: '.repeat(10)}${i}\t, , ; . x${i}${' .'.repeat(20)}\t`).join('\n'));
