import { runSchedule } from './schedule/run-schedule';
const base = Number(process.argv[2] ?? 1), n = Number(process.argv[3] ?? 2000);
const t0 = performance.now();
const tally = new Map<string, number>();
for (let i = 0; i < n; i++) {
  const run = await runSchedule(base + i);
  const { kind, cause } = run.outcome;
  if (kind === 'failed') console.log(base + i, run.schedule.operation.kind, cause.slice(0, 250));
  const key = kind === 'failed' ? 'failed' : `${kind} ${cause}`;
  tally.set(key, (tally.get(key) ?? 0) + 1);
}
const ms = performance.now() - t0;
console.log([...tally].sort((a, b) => b[1] - a[1]).map(([k, v]) => `${v}\t${k}`).join('\n'));
console.log(`${(n / ms * 1000).toFixed(0)}/s`);
