import type { INodeType } from 'n8n-workflow';
import { expect, test } from 'vitest';

import { loader } from '../harness/n8n-modules';
import { pathsOf, sandboxWith } from '../harness/sandbox';
import { PollWorkflow } from '../trigger/poll-workflow';
import { badValuesFor } from './bad-values';
import { leavesOf } from './leaves';

const { properties } = (loader.getNode('keepnetTrigger').type as INodeType).description;

// n8n adds a parameter of its own to every trigger that polls.
const leaves = leavesOf(
  properties.filter(({ name }) => name !== 'pollTimes'),
  {},
);

test.each(leaves.map((leaf) => [leaf.property.name, leaf] as const))(
  'a poll with a wrong %s fails before any request, with its name, and stores nothing',
  async (_name, { property, isTop, withValue }) => {
    const { server, credentials } = await sandboxWith({ companies: 3 });
    for (const value of badValuesFor(property, isTop)) {
      // What is missing is filled in by n8n with the default, and a text with an equal sign is an expression.
      if (value === null || value === undefined || (typeof value === 'string' && value.startsWith('='))) continue;
      for (const poll of ['activate', 'test'] as const) {
        const flow = new PollWorkflow(credentials, withValue(value));
        const shown = `${poll} with ${JSON.stringify(value).slice(0, 40)}`;
        const error: unknown = await flow[poll]().then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        const { message = '', description = '' } = (error ?? {}) as { message?: string; description?: string };
        expect(`${message} ${description}`.toLowerCase(), shown).toContain(property.displayName.toLowerCase());
        expect(flow.saved, shown).toBeUndefined();
      }
    }
    expect(pathsOf(server)).toEqual([]);
  },
);

test('covers every field of the trigger', () => {
  expect(leaves.map(({ property }) => property.name)).toEqual([
    'event',
    'days',
    'simplify',
    'emitExisting',
    'pageSize',
    'timeZone',
  ]);
});
