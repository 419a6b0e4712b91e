import type { INodeProperties, IPollFunctions } from 'n8n-workflow';

import { DAYS } from '../parameters/days';
import { readParameter } from '../parameters/read-parameter';
import { SIMPLIFY } from '../parameters/simplify';
import { EVENT, TRIGGER_OPTIONS } from './trigger-properties';
import type { TriggerSettings } from './trigger-settings';

export interface TriggerParameters extends TriggerSettings {
  readonly emitExisting: boolean;
  readonly client: { readonly pageSize?: number; readonly keepApiFields: boolean };
}

interface TriggerOptions {
  readonly emitExisting?: boolean;
  readonly pageSize?: number;
  readonly timeZone?: string;
}

/** The trigger's parameters as set by the user. */
export function readSettings(context: IPollFunctions): TriggerParameters {
  const parameter = <T>(property: INodeProperties): T =>
    readParameter(property, context.getNodeParameter(property.name, property.default)) as T;
  const event = parameter<TriggerSettings['event']>(EVENT);
  const options = parameter<TriggerOptions>(TRIGGER_OPTIONS);
  const { pageSize } = options;
  return {
    event,
    days: event === 'renewalUpcoming' ? parameter(DAYS) : (DAYS.default as number),
    timeZone: options.timeZone ?? context.getTimezone(),
    emitExisting: options.emitExisting ?? false,
    client: { keepApiFields: !parameter<boolean>(SIMPLIFY), ...(pageSize && { pageSize }) },
  };
}
