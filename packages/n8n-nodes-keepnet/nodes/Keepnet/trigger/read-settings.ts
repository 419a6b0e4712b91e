import type { IPollFunctions } from 'n8n-workflow';

import type { TriggerSettings } from './trigger-settings';

// The newest companies are nearly always enough for this event.
const CREATED_PAGE_SIZE = 200;

export interface TriggerParameters extends TriggerSettings {
  readonly emitExisting: boolean;
  readonly client: { readonly pageSize?: number; readonly keepApiFields: boolean };
}

interface TriggerOptions {
  readonly emitExisting?: boolean;
  readonly pageSize?: number;
  readonly timeZone?: string;
}

/** The trigger's parameters as its user has set them. */
export function readSettings(context: IPollFunctions): TriggerParameters {
  const event = context.getNodeParameter('event') as TriggerSettings['event'];
  const options = context.getNodeParameter('options', {}) as TriggerOptions;
  const pageSize = options.pageSize || (event === 'companyCreated' ? CREATED_PAGE_SIZE : undefined);
  return {
    event,
    days: Number(context.getNodeParameter('days', 30)),
    timeZone: options.timeZone?.trim() || context.getTimezone(),
    emitExisting: options.emitExisting ?? false,
    client: { keepApiFields: !context.getNodeParameter('simplify', true), ...(pageSize && { pageSize }) },
  };
}
