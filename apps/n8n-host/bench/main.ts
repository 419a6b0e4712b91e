import { availableParallelism, totalmem } from 'node:os';
import { parseArgs } from 'node:util';

import { startBenchHost } from './bench-host';
import { benchColdCosts } from './bench-cold-costs';
import { benchExports, EXPORT_HEAD } from './bench-exports';
import { PAGE_SIZE } from './bench-plan';
import { benchQuestion, createSetting } from './benched-question';
import { formatSet, TABLE_HEAD } from './format-sets';
import { goalLines } from './goals';
import { benchIdleTriggers } from './idle-triggers';
import { OPERATIONS, TODAY } from './operations';
import { mediansOf, type SampleSet } from './sample-set';
import { timeIdle } from './time-idle';
import { startSandboxProcess } from './sandbox-process';
import { SectionFile } from './section-file';

const LATENCY_MS = 50;
const SIZES = [2_000, 20_000, 100_000];
const PARTS = ['cold', 'exports', 'questions'] as const;

// A process ended by a signal skips its exit handlers, which end the programs started here.
for (const event of ['SIGINT', 'SIGTERM'] as const) process.once(event, () => process.exit(1));

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    companies: { type: 'string' },
  },
});
const { quick } = values;
const sizes = values.companies ? values.companies.split(',').map(Number) : quick ? SIZES.slice(0, 2) : SIZES;
const startedAt = performance.now();

function say(text: string): void {
  const minutes = (performance.now() - startedAt) / 60_000;
  console.log(`${minutes.toFixed(1).padStart(5)} min  ${text}`);
}

const machine =
  `${availableParallelism()} shared cores, ${Math.round(totalmem() / 1e9)} GB, Linux, Node ${process.versions.node}, ` +
  `n8n 2.41, ${LATENCY_MS} ms before every answer of the sandbox${quick ? ', quick run: single runs' : ''}, ` +
  new Date().toISOString().slice(0, 10);

/** Parts are independent: one that fails says so, and the others continue. */
const run: Record<(typeof PARTS)[number], () => Promise<void>> = {
  async cold() {
    const file = new SectionFile('n8n-cold');
    const lines = [`Machine: ${machine}.`, '', '| Cost | Measured | Goal | Reached |', '| --- | ---: | ---: | --- |'];
    lines.push(...(await benchColdCosts()));
    file.write(lines);
    const host = await startBenchHost();
    try {
      lines.push(await benchIdleTriggers(host));
    } finally {
      await host.stop();
    }
    file.write(lines);
    console.log(`\n${lines.join('\n')}\n`);
  },
  async exports() {
    const file = new SectionFile('n8n-exports');
    const lines = [`Machine: ${machine}.`, '', EXPORT_HEAD];
    const host = await startBenchHost();
    try {
      await benchExports(host, quick, (line) => {
        lines.push(line);
        say(line);
        file.write(lines);
      });
    } finally {
      await host.stop();
    }
    console.log(`\n${lines.join('\n')}\n`);
  },
  async questions() {
    const file = new SectionFile('n8n-questions');
    const sets: SampleSet[] = [];
    let lines: string[] = [];
    let idleMs: number | undefined;
    for (const companies of sizes) {
      // A new n8n for each size: memory left by one size must not affect the measurement of the next.
      const host = await startBenchHost();
      const sandbox = await startSandboxProcess({
        companies,
        latency: LATENCY_MS,
        today: TODAY,
        'page-cap': PAGE_SIZE,
      });
      try {
        const setting = await createSetting(host, sandbox, companies);
        idleMs ??= await timeIdle(setting.idle);
        for (const operation of OPERATIONS) {
          await benchQuestion(setting, operation, quick, (set) => {
            sets.push(set);
            const idle = `A workflow that does nothing takes ${idleMs?.toFixed(0)} ms, which is part of every time except the bare client's.`;
            lines = [`Machine: ${machine}. ${idle}`, '', ...goalLines(sets), '', TABLE_HEAD, ...sets.map(lineOf)];
            file.write(lines);
            say(lineOf(set));
          });
        }
      } finally {
        await sandbox.stop();
        await host.stop();
      }
    }
    console.log(`\n${lines.join('\n')}\n`);

    function lineOf(set: SampleSet): string {
      // At the same page size where our node was measured with it, otherwise at its default.
      const ours = sets
        .filter(({ operation, companies }) => operation === set.operation && companies === set.companies)
        .filter(({ contender }) => contender.who === 'keepnet' && contender.verification === 'standard')
        .toSorted((a, b) => distance(a) - distance(b))[0];
      return formatSet(set, ours && mediansOf(ours));

      function distance({ contender }: SampleSet): number {
        return contender.pageSize === set.contender.pageSize ? 0 : contender.pageSize === PAGE_SIZE ? 1 : 2;
      }
    }
  },
};

for (const part of PARTS.filter((name) => values.only === undefined || values.only === name)) {
  say(`${part} …`);
  try {
    await run[part]();
  } catch (error) {
    say(`${part}: no further result. ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
