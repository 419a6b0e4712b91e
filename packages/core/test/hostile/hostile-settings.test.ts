import { expect, test } from 'vitest';
import type { ClientSettings } from '../../src';
import { createCredentialClient } from '../../src';
import { createFakeClock } from '../../src/testing/fake-clock';
import { createFakeTransport } from '../../src/testing/fake-transport';
import { HOSTILE_INPUTS, shownInput } from './hostile-inputs';

type Accepts = (value: unknown) => boolean;
const none: Accepts = () => false;
const isBoolean: Accepts = (value) => typeof value === 'boolean';
const isFunction: Accepts = (value) => typeof value === 'function';
const isZero: Accepts = (value) => value === 0;
const isCredential: Accepts = (value) => typeof value === 'string' && value.trim() !== '' && value.length <= 1000;

const SETTINGS: Readonly<Record<string, Accepts>> = {
  ...{ clientId: isCredential, clientSecret: isCredential, baseUrl: none, dateFormat: none, keepApiFields: isBoolean },
  ...{ pageSize: none, maxConcurrency: none, timeoutMs: none, signal: none, onWarning: isFunction },
  ...{
    secondCountMs: isZero,
    'retry.maxAttempts': none,
    'retry.baseDelayMs': isZero,
    'retry.maxDelayMs': isZero,
    'retry.budgetMs': none,
  },
};

function create(setting: string, value: unknown): unknown {
  const [name = '', inner] = setting.split('.');
  const { clientId = 'id', clientSecret = 'secret', ...settings } = { [name]: inner ? { [inner]: value } : value };
  const ports = { transport: createFakeTransport([]), clock: createFakeClock(), random: () => 0 };
  const credentials = { clientId, clientSecret } as { clientId: string; clientSecret: string };
  return createCredentialClient(ports, credentials, settings as ClientSettings);
}

test.each(Object.entries(SETTINGS))('the setting %s takes nothing hostile', (name, accepts) => {
  for (const value of HOSTILE_INPUTS) {
    const act = (): unknown => create(name, value);
    if (accepts(value)) expect(act, shownInput(value)).not.toThrow();
    else
      expect(act, shownInput(value)).toThrow(expect.objectContaining({ name: 'KeepnetConfigurationError' }) as Error);
  }
});

test.each(['timeoutMs', 'retry.baseDelayMs', 'retry.maxDelayMs', 'retry.budgetMs'])(
  'the setting %s is no longer than a timer can be',
  (name) => {
    expect(() => create(name, 2 ** 31 - 1)).not.toThrow();
    expect(() => create(name, 2 ** 31)).toThrow('2147483647');
  },
);
