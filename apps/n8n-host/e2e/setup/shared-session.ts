import { inject } from 'vitest';

import { Session } from '../../src/session';

/** The owner's session in the n8n that the tests share. */
export const session = new Session(inject('login'));
