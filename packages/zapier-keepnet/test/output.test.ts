import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { handle } from './harness/app-handler';
import { type FieldDefinition, readDefinition, type StepDefinition } from './harness/definition';
import { type Fixture, sandboxWith } from './harness/sandbox';
import { startStash } from './harness/stash';

type Row = Readonly<Record<string, unknown>>;

const { triggers, searches, creates } = await readDefinition();
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z$/;

// Zapier's runtime stashes nothing without one.
beforeAll(() => void vi.stubEnv('ZAPIER_DEPLOY_KEY', 'test'));
afterAll(() => void vi.unstubAllEnvs());

const cases = [
  ...Object.values(triggers).map((step) => ({ kind: 'triggers', step, inputData: {} })),
  ...['all', 'over_limit', 'expired', 'renewals'].map((list) => ({
    kind: 'searches',
    step: searches['find_companies'] as StepDefinition,
    inputData: { list },
  })),
  { kind: 'searches', step: searches['usage_lines'] as StepDefinition, inputData: { customer_tag_prefix: 'b' } },
  { kind: 'searches', step: searches['find_company'] as StepDefinition, inputData: { name: 'a' } },
  {
    kind: 'searches',
    step: searches['monthly_user_total'] as StepDefinition,
    inputData: { group_by: 'reseller_name' },
  },
  { kind: 'creates', step: creates['export_companies'] as StepDefinition, inputData: { list: 'all' } },
  { kind: 'creates', step: creates['monthly_report'] as StepDefinition, inputData: {} },
];

async function runStep(
  kind: string,
  { key }: StepDefinition,
  inputData: object,
  { authData }: Fixture,
): Promise<Row[]> {
  const { rpcBase } = await startStash();
  const method = `${kind}.${key}.operation.perform`;
  // Samples of a month's usage come on every day.
  const bundle = { authData, inputData, meta: { isLoadingSample: kind === 'triggers' } };
  const results = await handle<Row | Row[]>({ command: 'execute', method, rpc_base: rpcBase, bundle });
  return [results].flat();
}

/** The fields of a row as Zapier names them: those of a nested object behind two underscores. */
function flatten(row: Row): Row {
  const flat = Object.entries(row).flatMap(([name, value]): [string, unknown][] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).map(([inner, nested]) => [`${name}__${inner}`, nested])
      : [[name, value]],
  );
  return Object.fromEntries(flat);
}

function isOf({ type, list, children }: FieldDefinition, value: unknown): boolean {
  if (value === null) return true;
  if (children) return Array.isArray(value) && value.every((row) => agrees(children, row as Row));
  if (list) return Array.isArray(value) && value.every((one) => typeof one === 'string');
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'datetime':
      return typeof value === 'string' && ISO.test(value);
    case 'file':
      return typeof value === 'string' && URL.canParse(value);
    default:
      return typeof value === 'string';
  }
}

/** Whether every field of a row is declared, and holds what it is declared to. */
function agrees(fields: readonly FieldDefinition[], row: Row): boolean {
  return Object.entries(flatten(row)).every(([name, value]) => {
    const field = fields.find(({ key }) => key === name);
    return field !== undefined && isOf(field, value);
  });
}

describe.each(cases)('$step.key $inputData', ({ kind, step, inputData }) => {
  const { outputFields, sample } = step.operation;

  test('gives what its output fields and its sample say', async () => {
    const rows = await runStep(kind, step, inputData, await sandboxWith({ companies: 400 }));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(agrees(outputFields, row), JSON.stringify(row)).toBe(true);
    // Every field of the sample comes in real life, too.
    expect(Object.keys(flatten(rows[0] ?? {}))).toEqual(expect.arrayContaining(Object.keys(flatten(sample))));
  });

  test('has a sample that agrees with its output fields', () => {
    expect(agrees(outputFields, sample)).toBe(true);
  });
});

test('a field that is not declared, or of another type, would be found', () => {
  const fields = [{ key: 'a', type: 'integer' }];
  expect([agrees(fields, { a: 1 }), agrees(fields, { a: '1' }), agrees(fields, { b: 1 })]).toEqual([
    true,
    false,
    false,
  ]);
});
