import { checkHost } from './check-host.mjs';
import { prepareHost } from './prepare-host.mjs';
import { runHostTests } from './run-host-tests.mjs';

const PUBLISH_PICTURES = '--pictures';

/**
 * Runs the tests on a real n8n, and ends with their count.
 *
 * @param {import('../tasks.mjs').TaskContext} context
 * @param {string[]} args a filter and options of vitest; `--pictures` puts the pictures under docs/
 */
export async function runE2e(context, args) {
  await prepareHost(context);
  await context.progress.step('Types, and lint that needs them', () => checkHost(context));
  const filters = args.filter((arg) => arg !== PUBLISH_PICTURES);
  const pictures = args.includes(PUBLISH_PICTURES) ? { KEEPNET_PUBLISH_PICTURES: '1' } : {};
  await runHostTests(context, filters, pictures);
}
