import assert from 'node:assert/strict';
import { delimiter } from 'node:path';
import { test } from 'node:test';

import { childEnvironment } from './child-environment.mjs';

test('returns the given folders first on the PATH', () => {
  const env = childEnvironment({ PATH: '/usr/bin' }, ['/node', '/pnpm']);
  assert.equal(env.PATH, ['/node', '/pnpm', '/usr/bin'].join(delimiter));
});

test('returns one PATH variable, spelled as the system spells it', () => {
  const env = childEnvironment({ Path: 'C:\\Windows' }, ['C:\\node']);
  assert.equal(env.Path, ['C:\\node', 'C:\\Windows'].join(delimiter));
  assert.equal(Object.keys(env).filter((name) => name.toUpperCase() === 'PATH').length, 1);
});

test('returns an environment in which nothing phones home and the build tools are installed', () => {
  const env = childEnvironment({ PATH: '', NODE_ENV: 'production', HOME: '/home' }, []);
  assert.equal(env.TURBO_TELEMETRY_DISABLED, '1');
  assert.equal(env.DO_NOT_TRACK, '1');
  assert.equal(env.HOME, '/home');
  assert.equal('NODE_ENV' in env, false);
});
