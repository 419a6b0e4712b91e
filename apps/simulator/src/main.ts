import { availableParallelism } from 'node:os';
import { HELP, parseOptions, type SimulateOptions } from './parse-options';
import { describeRun } from './report/describe-run';
import { formatTally } from './report/format-tally';
import { createProgressBar } from './report/progress-bar';
import { runSchedule } from './schedule/run-schedule';
import { simulate } from './simulate';

async function runMany({ seeds, base, workers }: { seeds: number; base: number; workers: number }): Promise<boolean> {
  console.log(`Seeds ${base} to ${base + seeds - 1}; repeat with --seeds ${seeds} --base ${base}`);
  const bar = createProgressBar(seeds, process.stderr);
  const startedAt = performance.now();
  let shown = 0;
  const tally = await simulate({ seeds, base, workers }, (done, { failures }) => {
    bar(done, failures.length);
    for (; shown < failures.length; shown++) console.error(`FAILED ${failures[shown]?.seed}`);
  });
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage();
  const cpuSeconds = (user + system) / 1e6;
  console.log(
    `${formatTally(tally)}\n\n${seeds} schedules in ${seconds.toFixed(1)} s with ${workers} workers: ` +
      `${Math.round(seeds / seconds)} per second, ${Math.round(seeds / cpuSeconds)} per second of processor time`,
  );
  return tally.failures.length === 0;
}

async function replay(seed: number): Promise<boolean> {
  const run = await runSchedule(seed);
  console.log(describeRun(run));
  return run.outcome.kind !== 'failed';
}

function readOptions(): SimulateOptions | 'help' | undefined {
  try {
    return parseOptions(process.argv.slice(2), availableParallelism());
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    return undefined;
  }
}

const options = readOptions();
if (options === undefined) process.exitCode = 2;
else if (options === 'help') console.log(HELP);
else {
  const isFine = options.replay === undefined ? await runMany(options) : await replay(options.replay);
  if (!isFine) process.exitCode = 1;
}
