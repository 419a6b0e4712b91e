import type { IExecuteFunctions } from 'n8n-workflow';

import { createKeepnet, type Keepnet, type OwnSettings } from './create-keepnet';
import { openAccesses } from './open-accesses';
import type { Operation, OperationCall, OperationOptions } from './operation';
import { readParameter } from './parameters/read-parameter';

/**
 * Prepares the calls of one execution. Items with the same access and settings share a client, because it remembers
 * what the server refuses.
 */
export function createCalls(context: IExecuteFunctions): (operation: Operation, itemIndex: number) => OperationCall {
  const clients = new Map<string, Keepnet>();
  const open = openAccesses(context);
  return ({ properties }, itemIndex) => {
    const parameter = <T>(name: string): T => {
      const property = properties.find((candidate) => candidate.name === name);
      if (!property) throw new Error(`The operation has no parameter "${name}"`);
      const extractValue = property.type === 'resourceLocator';
      const fallback = extractValue ? '' : property.default;
      return readParameter(property, context.getNodeParameter(name, itemIndex, fallback, { extractValue })) as T;
    };
    const has = (name: string): boolean => properties.some((property) => property.name === name);
    const options = has('options') ? parameter<OperationOptions>('options') : {};
    return {
      context,
      itemIndex,
      options,
      timeZone: options.timeZone ?? context.getTimezone(),
      parameter,
      async keepnet() {
        const settings: OwnSettings = {
          ...(options.pageSize && { pageSize: options.pageSize }),
          ...(options.maxConcurrency && { maxConcurrency: options.maxConcurrency }),
          ...(has('simplify') && !parameter<boolean>('simplify') && { keepApiFields: true }),
        };
        const opened = await open(itemIndex);
        const key = JSON.stringify([opened.fingerprint, opened.dateFormat, settings]);
        const known = clients.get(key) ?? createKeepnet(context, opened, settings);
        clients.set(key, known);
        return known;
      },
    };
  };
}
