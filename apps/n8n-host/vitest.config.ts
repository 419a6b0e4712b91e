import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that wait for minutes, for n8n's clock or for an answer, start first, and the others run meanwhile. */
class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const waits = ({ moduleId }: TestSpecification): boolean => /trigger|timeout/.test(moduleId);
    return [...files.filter(waits), ...files.filter((file) => !waits(file))];
  }
}

export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    setupFiles: 'e2e/setup/end-with-children.ts',
    globalSetup: 'e2e/setup/shared-n8n.ts',
    sequence: { sequencer: WaitingFirst },
    maxWorkers: 3,
    // Beside a browser and two other servers on two cores, what takes seconds alone can take a minute.
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
});
