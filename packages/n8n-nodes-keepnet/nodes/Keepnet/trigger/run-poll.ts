import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { clock } from '../clock';
import { createKeepnet } from '../create-keepnet';
import { openAccesses } from '../open-accesses';
import { toItems } from '../to-items';
import { pollEvent } from './poll-event';
import { isSameState, readPollState } from './poll-state';
import { readSettings } from './read-settings';
import { runAlone } from './run-alone';
import { sampleRows } from './sample-rows';
import { watchedBy } from './watched-by';

/** One poll, or the sample that a manual run shows, which leaves the stored state alone. Null: nothing to show. */
export async function runPoll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
  if (context.getMode() === 'manual') {
    const settings = readSettings(context);
    const { client } = createKeepnet(context, await openAccesses(context)(), settings.client);
    return toOutput(await sampleRows(client, settings));
  }
  const fresh = await runAlone(`${context.getWorkflow().id}:${context.getNode().id}`, () => poll(context));
  return toOutput(fresh ?? []);
}

async function poll(context: IPollFunctions): Promise<readonly object[]> {
  const settings = readSettings(context);
  const opened = await openAccesses(context)();
  const { client } = createKeepnet(context, opened, settings.client);
  const watched = watchedBy(settings, opened.access);
  const stored = context.getWorkflowStaticData('node');
  // The content decides, never the activation mode: one of n8n's modes does not save what the first poll stores.
  const before = readPollState(stored['state'], watched);
  const { emitExisting } = settings;
  const { fresh, state } = await pollEvent(client, settings, { before, watched, emitExisting }, clock.now());
  if (!isSameState(before, state)) stored['state'] = { ...state };
  return fresh;
}

/** A trigger has no input, so its items are paired with none. */
function toOutput(rows: readonly object[]): INodeExecutionData[][] | null {
  return rows.length === 0 ? null : [toItems(rows, 0).map(({ json }) => ({ json }))];
}
