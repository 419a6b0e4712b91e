import type { IExecuteFunctions } from 'n8n-workflow';

import { createKeepnet, type Keepnet } from './create-keepnet';
import type { OperationCall, OperationOptions } from './operation';

/**
 * Prepares the calls of one execution. Items with the same settings share a client, since it remembers what the
 * server refuses.
 */
export function createCalls(context: IExecuteFunctions): (itemIndex: number) => OperationCall {
  const clients = new Map<string, Promise<Keepnet>>();
  return (itemIndex) => {
    const parameter = <T>(name: string, fallback?: T): T => context.getNodeParameter(name, itemIndex, fallback) as T;
    const options = parameter<OperationOptions>('options', {});
    return {
      context,
      itemIndex,
      options,
      timeZone: options.timeZone?.trim() || context.getTimezone(),
      parameter,
      keepnet() {
        const settings = {
          ...(options.pageSize && { pageSize: options.pageSize }),
          ...(options.maxConcurrency && { maxConcurrency: options.maxConcurrency }),
          ...(!parameter<boolean>('simplify', true) && { keepApiFields: true }),
        };
        const key = JSON.stringify(settings);
        const known = clients.get(key) ?? createKeepnet(context, settings);
        clients.set(key, known);
        return known;
      },
    };
  };
}
