import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';
import schema from 'zapier-platform-schema';

import { handle } from './harness/app-handler';
import { allInputs, choicesOf, readDefinition, type StepDefinition, textsIn } from './harness/definition';

const definition = await readDefinition();
const { triggers, searches, creates, authentication } = definition;
const steps: StepDefinition[] = [triggers, searches, creates].flatMap((kind) => Object.values(kind));
const named = steps.map((step) => ({ name: step.display.label, step }));
const inputs = await allInputs(definition);
const inputsOf = ({ key }: StepDefinition) => inputs.get(key) ?? [];
const allFields = steps.flatMap((step) => [...inputsOf(step), ...step.operation.outputFields]);
const prose = textsIn({ definition, inputs: Object.fromEntries(inputs) }).filter(([path]) =>
  /(helpText|description)$/.test(path),
);

const SMALL_WORDS = ['a', 'an', 'and', 'by', 'for', 'in', 'of', 'or', 'per', 'the', 'to'];

function isTitleCase(label: string): boolean {
  return label
    .split(/[\s(]+/)
    .filter(Boolean)
    .every((word, index) => /^[\p{Lu}\d"]/u.test(word) || (index > 0 && SMALL_WORDS.includes(word)));
}

describe("Zapier's schema", () => {
  test('accepts the serialised definition', () => {
    const { errors } = schema.validateAppDefinition(definition);
    expect(errors.map(({ stack }) => stack)).toEqual([]);
  });

  test('would refuse a label that is too long', () => {
    const broken = structuredClone(definition) as unknown as { triggers: Record<string, { display: object }> };
    Object.assign(broken.triggers['new_company']?.display ?? {}, { label: 'x'.repeat(65) });
    expect(schema.validateAppDefinition(broken).errors).not.toEqual([]);
  });

  test("the runtime's own validation finds nothing", async () => {
    expect(await handle({ command: 'validate' })).toEqual([]);
  });
});

describe('the checks before publishing', () => {
  test('D001: no step asks for a credential', () => {
    const keys = steps.flatMap(inputsOf).map(({ key }) => key);
    expect(keys.filter((key) => /key|token|secret|password/i.test(key))).toEqual([]);
  });

  test('D002: every field of the connection links to where its value is found', () => {
    for (const { helpText } of authentication.fields) expect(helpText).toMatch(/\]\(https:\/\/[^)]+\)/);
  });

  test('D003: the label of a connection is neither a secret nor the name of the app', () => {
    expect(authentication.connectionLabel).toBe('{{connection_label}}');
  });

  test('D004, D014: nobody has to paste an ID', () => {
    expect(steps.flatMap(inputsOf).filter(({ key }) => /_id$/.test(key))).toEqual([]);
  });

  test('D005, D013, D015: what is referred to exists', () => {
    for (const { dynamic, search } of allFields) expect([dynamic, search]).toEqual([undefined, undefined]);
    for (const field of steps.flatMap(inputsOf)) {
      if (field.choices && field.default !== undefined) expect(Object.keys(choicesOf(field))).toContain(field.default);
      if (field.altersDynamicFields) expect(field.choices).toBeDefined();
    }
    for (const { operation, ...step } of steps) {
      const groups = operation.inputFieldGroups?.map(({ key }) => key) ?? [];
      const used = inputs.get(step.key)?.flatMap(({ group }) => group ?? []) ?? [];
      expect(new Set(used)).toEqual(new Set(groups));
    }
  });

  test('D007, D025: every address is https, and none is a script', () => {
    const texts = textsIn({ definition, inputs: Object.fromEntries(inputs) }).map(([, text]) => text);
    expect(texts.filter((text) => /http:\/\/|javascript:|localhost|127\.0\.0\.1/i.test(text))).toEqual([]);
  });

  test('D008: no address stands bare in a text', () => {
    for (const [path, text] of prose) {
      expect(text.replace(/\]\([^)]*\)|`[^`]*`/g, ''), path).not.toMatch(/https?:\/\/|www\./);
    }
  });

  test.each(Object.values(searches))('D009: the search $key has an input field', (step) => {
    expect(inputsOf(step).length).toBeGreaterThan(0);
  });

  test.each(named)('D010, D012: $name has a sample with its primary key', ({ step }) => {
    expect(step.operation.sample['id']).toEqual(expect.any(String));
  });

  test('D011: no help text repeats its label', () => {
    for (const { label = '', helpText = '-' } of [...steps.flatMap(inputsOf), ...authentication.fields]) {
      expect(helpText.toLowerCase().replace(/\.$/, '')).not.toBe(label.toLowerCase());
      expect(helpText.toLowerCase().startsWith(label.toLowerCase()), helpText).toBe(false);
    }
  });

  test('D018: labels are in title case', () => {
    const labels = [...steps.map(({ display }) => display), ...allFields, ...authentication.fields].map(
      ({ label }) => label ?? '',
    );
    const choices = allFields.flatMap((field) => Object.values(choicesOf(field)));
    expect([...labels, ...choices].filter((label) => !isTitleCase(label))).toEqual([]);
  });

  test.each(Object.values(triggers))('D021: the trigger $key says when', ({ display }) => {
    expect(display.description).toMatch(/^Triggers when .+\.$/);
  });

  test.each([...Object.values(searches), ...Object.values(creates)])('D021: $key says what it does', ({ display }) => {
    expect(display.description).toMatch(/^(Finds|Creates) .+\.$/);
    expect(display.description).not.toMatch(/Keepnet|Zapier/);
  });

  test.each(Object.values(searches))('a search is named for what it finds: $key', ({ display }) => {
    expect(display.label).toMatch(/^Find /);
  });

  test('D023: every moment is written in ISO 8601 with its zone', () => {
    for (const { operation } of steps) {
      const moments = operation.outputFields.filter(({ type }) => type === 'datetime').map(({ key }) => key);
      for (const key of moments) {
        const value = operation.sample[key];
        if (value !== undefined) expect(value, key).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
      }
    }
  });

  test('no step gives back what was put in', () => {
    const echoes = steps.flatMap((step) => {
      const given = step.operation.outputFields.map(({ key }) => key);
      return inputsOf(step).flatMap(({ key }) => (given.includes(key) ? `${step.key}.${key}` : []));
    });
    // The month that was meant, and the names that are those of the company.
    expect(echoes).toEqual(['monthly_user_total.month', 'usage_lines.reseller_name', 'monthly_report.month']);
  });

  test.each(Object.values(creates))('D022: the create $key has fields of its own', (step) => {
    expect(inputsOf(step).length).toBeGreaterThan(0);
  });

  test('D027: the runtime is of one exact version', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object };
    expect(dependencies).toEqual({ 'zapier-platform-core': definition.platformVersion });
    expect(definition.platformVersion).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('D028: empty fields come to us as they are', () => {
    expect(definition.flags.cleanInputData).toBe(false);
  });

  test('required fields come first', () => {
    for (const step of steps) {
      const required = inputsOf(step).map((field) => Number(field.required ?? false));
      expect(required).toEqual(required.toSorted((a, b) => b - a));
    }
  });
});
