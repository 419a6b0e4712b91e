import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that wait for n8n's clock, or for an answer that does not come: the longest first. */
const WAITING = ['trigger-crash-durable', 'trigger-durable', 'trigger-crash', 'timeout', 'trigger', 'trigger-outage'];

/** Spreads the waits, the longest first, so that at most times one worker waits and two use the processor. */
class WaitingBeside extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const waiting = WAITING.flatMap((name) => files.filter(({ moduleId }) => moduleId.endsWith(`/${name}.test.ts`)));
    const working = files.filter((file) => !waiting.includes(file));
    const apart = Math.ceil(working.length / Math.max(1, waiting.length));
    const spread = waiting.flatMap((file, index) => [file, ...working.slice(index * apart, (index + 1) * apart)]);
    // Without a file that waits, for example when some are asked for, nothing is spread.
    return spread.length > 0 ? spread : working;
  }
}

export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    setupFiles: 'e2e/setup/end-with-children.ts',
    globalSetup: 'e2e/setup/shared-n8n.ts',
    sequence: { sequencer: WaitingBeside },
    maxWorkers: 3,
    // Beside a browser and two other servers on two cores, what takes seconds alone can take a minute.
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
});
