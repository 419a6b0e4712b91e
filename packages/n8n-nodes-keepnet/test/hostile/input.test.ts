import type { INodePropertyOptions, INodeType } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';

import { loader } from '../harness/n8n-modules';
import { runNode } from '../harness/run-node';
import { pathsOf, sandboxWith } from '../harness/sandbox';
import { badValuesFor } from './bad-values';
import { leavesOf } from './leaves';

const { properties } = (loader.getNode('keepnet').type as INodeType).description;

const OPERATIONS = properties
  .filter(({ name }) => name === 'operation')
  .flatMap(({ displayOptions, options }) =>
    (options as INodePropertyOptions[]).map(({ value }) => [
      String(displayOptions?.show?.['resource']?.[0]),
      String(value),
    ]),
  ) as [string, string][];

const own = properties.filter(({ name }) => name !== 'resource' && name !== 'operation');

// Where a choice is an expression, n8n wants what any choice would need.
const OTHERS = {
  companyId: { __rl: true, mode: 'id', value: 'c-1' },
  month: '2026-01',
  currency: 'EUR',
  prices: { price: [{ unitPrice: '1.50' }] },
};

describe('a value that a field cannot take fails its item before any request, with the name of the field:', () => {
  test('there are operations to try', () => expect(OPERATIONS).toHaveLength(12));

  test.each(OPERATIONS)(
    '%s: %s',
    async (resource, operation) => {
      const { server, credentials } = await sandboxWith({ companies: 3 });
      for (const { property, isTop, withValue } of leavesOf(own, { resource, operation })) {
        const values = badValuesFor(property, isTop);
        const { items, error } = await runNode({
          credentials,
          parameters: { ...OTHERS, ...withValue('={{ $json.value }}') },
          input: values.map((value) => ({ value }) as never),
          onError: 'continueRegularOutput',
        });
        expect(error, property.name).toBeUndefined();
        expect(items, property.name).toHaveLength(values.length);
        for (const [index, item] of items.entries()) {
          const shown = `${property.displayName} of ${JSON.stringify(values[index])?.slice(0, 40)}`;
          const told = String(item.json['error']);
          expect(told.toLowerCase(), shown).toContain(property.displayName.toLowerCase());
          expect(told, shown).toContain(`[Item ${index}]`);
          expect(told.length, shown).toBeLessThan(400);
        }
        expect(pathsOf(server), property.name).toEqual([]);
      }
      // Hundreds of values; a busy machine takes its time.
    },
    120_000,
  );
});
