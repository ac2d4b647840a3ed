import { readdirSync, readFileSync } from 'node:fs';
import { onSqlite } from './sync/a-filled-service.ts';
import { buildService } from './sync/server-process.ts';
import { Writers } from './sync/writers.ts';
import { spawn } from 'node:child_process';
buildService();
const s = await onSqlite({ rows: 10000 });
const w = new Writers(s.filled, 32);
for (let i = 0; i < Number(process.env.WARM ?? 4); i++) await w.push(s.server.port, 1000);
const cpu = () => new Map(readdirSync(`/proc/${s.server.pid}/task`).map(t => { const st = readFileSync(`/proc/${s.server.pid}/task/${t}/stat`, 'utf8'); const a = st.slice(st.lastIndexOf(')') + 2).split(' '); return [t + ' ' + st.slice(st.indexOf('('), st.lastIndexOf(')') + 1), [Number(a[11]) * 10, Number(a[12]) * 10]] as const; }));
if (process.env.PERF) { spawn('perf', ['record', '-g', '-F', '499', '-o', '/tmp/c2prof/p.data', '-p', String(s.server.pid), '--', 'sleep', '4'], { stdio: 'ignore' }); await new Promise(r => setTimeout(r, 300)); }
const a = cpu(); const c0 = process.cpuUsage();
let n = 0; const t0 = performance.now();
for (let i = 0; i < 4; i++) n += (await w.push(s.server.port, 1000)).pushes;
const b = cpu(); const c = process.cpuUsage(c0); const ms = performance.now() - t0;
console.log('pushes', n, (n / ms * 1000).toFixed(0) + '/s', 'client cpu', ((c.user + c.system) / 1000 / n).toFixed(4));
for (const [t, v] of b) { const x = a.get(t) ?? [0, 0]; console.log(t, 'user', ((v[0]! - x[0]!) / n).toFixed(4), 'sys', ((v[1]! - x[1]!) / n).toFixed(4)); }
await new Promise(r => setTimeout(r, 1500));
await s.stop();
