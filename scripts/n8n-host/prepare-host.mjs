import { runTurbo } from '../turbo.mjs';
import { hostFolder, installHost } from './install-host.mjs';

/** What `prepareHost` installs of the workspace. */
export const HOST_PACKAGES = ['n8n-nodes-keepnet', '@keepnet-workflows/sandbox'];

/** How many steps `prepareHost` takes. */
export const PREPARE_STEPS = 2;

/**
 * Brings n8n, the packed node and the sandbox.
 *
 * @param {import('../tasks.mjs').TaskContext} context
 */
export async function prepareHost(context) {
  await context.progress.step('Node package, sandbox', () =>
    runTurbo(
      context,
      ['build', 'pack'],
      HOST_PACKAGES.map((name) => `--filter=${name}`),
    ),
  );
  await context.progress.step('n8n (2 GB, takes minutes the first time)', () =>
    installHost(context, hostFolder(context.root)),
  );
}
