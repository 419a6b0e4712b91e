import { availableParallelism } from 'node:os';
import { HELP, type ManySeeds, parseOptions, type SimulateOptions } from './parse-options';
import { describeRun } from './report/describe-run';
import { formatTally } from './report/format-tally';
import { createProgressBar } from './report/progress-bar';
import { isFailure } from './schedule/outcome';
import { runSchedule } from './schedule/run-schedule';
import { simulate } from './simulate';

async function runMany(asked: ManySeeds): Promise<boolean> {
  const { seeds, base, world, workers } = asked;
  const only = world === undefined ? '' : ` --world ${world}`;
  console.log(`${seeds} seeds from ${base} on; repeat with --seeds ${seeds} --base ${base}${only}`);
  const bar = createProgressBar(seeds, process.stderr);
  const startedAt = performance.now();
  let shown = 0;
  const tally = await simulate(asked, (done, { failures }) => {
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
  return !isFailure(run.outcome.kind);
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
