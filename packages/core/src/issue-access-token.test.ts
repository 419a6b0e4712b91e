import { expect, test } from 'vitest';
import { issueAccessToken } from './issue-access-token';
import { createFakeClock, createFakeTransport, type FakeAnswer, json } from './testing';

const credentials = { clientId: ' id ', clientSecret: 'secret&' };

function portsFor(...answers: FakeAnswer[]) {
  return { transport: createFakeTransport(answers), clock: createFakeClock(), random: () => 0 };
}

test('returns the token that a trimmed, form-encoded request gets', async () => {
  const ports = portsFor(json(200, { access_token: 'abc', expires_in: 60 }));
  const token = await issueAccessToken(ports, credentials);
  expect(token).toMatchObject({ value: 'abc', expiresAt: token.issuedAt + 60_000 });
  expect(ports.transport.requests[0]?.body).toContain('client_id=id&client_secret=secret%26');
});

test('throws KeepnetConfigurationError for a setting that cannot work, before anything is sent', async () => {
  const ports = portsFor();
  const pending = issueAccessToken(ports, credentials, { baseUrl: 'http://example.com' });
  await expect(pending).rejects.toMatchObject({ name: 'KeepnetConfigurationError' });
  expect(ports.transport.requests).toHaveLength(0);
});
