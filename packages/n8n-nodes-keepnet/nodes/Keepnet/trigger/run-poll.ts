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
import type { TriggerEvent } from './trigger-settings';
import { watchedBy } from './watched-by';

/** One poll, or the sample of a manual run, which does not change the stored state. Null: nothing to show. */
export async function runPoll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
  if (context.getMode() === 'manual') {
    const settings = readSettings(context);
    const { client } = createKeepnet(context, await openAccesses(context)(), settings.client);
    return toOutput(settings.event, await sampleRows(client, settings));
  }
  return await runAlone(`${context.getWorkflow().id}:${context.getNode().id}`, () => poll(context));
}

async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
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
  return toOutput(settings.event, fresh);
}

/** A trigger has no input, so its items are not paired. */
function toOutput(event: TriggerEvent, rows: readonly object[]): INodeExecutionData[][] | null {
  if (rows.length === 0) return null;
  const events = rows.map((row) => ({ ...row, event }));
  return [toItems(events, 0).map(({ json }) => ({ json }))];
}
