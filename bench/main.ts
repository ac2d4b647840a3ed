// npm run bench                   every measurement, one after the other
// npm run bench -- sheet          one of them
// npm run bench -- sync/pushes    one part of it, where it has parts
const benches: Readonly<Record<string, (part?: string) => Promise<void>>> = {
  start: async () => (await import('./start.ts')).start(),
  sheet: async () => (await import('./sheet.ts')).sheet(),
  sync: async part => (await import('./sync.ts')).sync(part),
  pane: async part => (await import('./pane.ts')).pane(part),
  check: async () => (await import('./check.ts')).check(),
  workbook: async part => (await import('./workbook.ts')).workbook(part),
  rollup: async part => (await import('./rollup.ts')).rollup(part),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter(name => !(name.split('/')[0]! in benches));
if (unknown.length > 0) {
  console.error(`No bench named ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(1);
}
console.log(`Node ${process.versions.node}, ${process.platform} ${process.arch}\n`);
for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) {
  console.log(`# ${name}`);
  const [bench, part] = name.split('/');
  await benches[bench!]!(part);
  console.log();
}
