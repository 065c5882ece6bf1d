const root0='/tmp/naming-base', root1='/tmp/fix-naming';
const { createSegmenter, segmentMessage } = await import(root1+'/src/segment/segmenter.ts');
const { segmentSettings } = await import(root1+'/src/segment/settings.ts');
const { represent } = await import(root1+'/src/cluster/represent.ts');
const { readNamed } = await import(root1+'/bench/issues/load-messages.ts');
const seg = await createSegmenter(segmentSettings.parse({}));
const msgs = (await readNamed(['/work/shared/data/messages/board4326.xlsx'])).map(({ message }: any) => segmentMessage(seg, message));
const mods: any[] = [];
for (const root of [root1, root0]) {
  const { findPlaces } = await import(`${root}/src/segment/find-places.ts`);
  const { loadGazetteer } = await import(`${root}/src/segment/gazetteer.ts`);
  const t = process.cpuUsage(); const g = loadGazetteer(); const u = process.cpuUsage(t);
  console.log(root, 'gazetteer cpu ms', (u.user + u.system) / 1000);
  mods.push({ root, findPlaces, g, best: [], bestR: [] });
}
const med=(a:number[])=>a.sort((x,y)=>x-y)[a.length>>1]!.toFixed(1);
for (let r = 0; r < 15; r++) for (const m of mods) {
  let t = process.cpuUsage(); const p = msgs.map((x: any) => m.findPlaces(x, m.g)); let u = process.cpuUsage(t);
  m.best.push((u.user + u.system) / msgs.length);
  t = process.cpuUsage(); msgs.forEach((x: any, i: number) => represent(x, p[i])); u = process.cpuUsage(t);
  m.bestR.push((u.user + u.system) / msgs.length);
}
for (const m of mods) console.log(m.root, 'findPlaces', med(m.best), 'represent', med(m.bestR));
