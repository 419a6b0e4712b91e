import type { IHttpRequestOptions } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';

import type { CredentialStore } from './harness/credential-store';
import { createExecuteContext } from './harness/execute-context';
import { loader } from './harness/n8n-modules';
import { runToJson } from './harness/run-node';
import { pathsOf, sandboxWith } from './harness/sandbox';

const getMany = { resource: 'company', operation: 'getAll', returnAll: true };

describe('the token', () => {
  const { authenticate } = loader.getCredential('keepnetApi').type;
  const attach = async (data: CredentialStore['data'], url: string, baseURL?: string) => {
    if (typeof authenticate !== 'function') throw new Error('No function');
    return await authenticate(data, { url, ...(baseURL && { baseURL }) });
  };

  test.each([
    ['https://elsewhere.example/api/companies/my'],
    ['//elsewhere.example/api'],
    ['https://127.0.0.1:1/api'],
    ['not an address'],
  ])('is not attached to a request to %s', async (url) => {
    const { credentials } = await sandboxWith({ companies: 5 });
    await runToJson({ credentials, parameters: getMany });
    const base = url.startsWith('//') ? String(credentials.data['baseUrl']) : undefined;
    await expect(attach(credentials.data, url, base)).rejects.toThrow('is not sent to');
  });

  test('is attached to one to its own address, relative too', async () => {
    const { server, credentials } = await sandboxWith({ companies: 5 });
    await runToJson({ credentials, parameters: getMany });
    const expected = { headers: { authorization: `Bearer ${String(credentials.data['accessToken'])}` } };
    expect(await attach(credentials.data, `${server.url}/x`)).toMatchObject(expected);
    expect(await attach(credentials.data, '/x', server.url)).toMatchObject(expected);
  });

  test.each([
    [{ proxy: { host: '127.0.0.1', port: 1 } }, 'it names a proxy of its own'],
    [{ proxy: 'http://127.0.0.1:1' }, 'it names a proxy of its own'],
    [{ skipSslCertificateValidation: true }, 'it accepts any certificate'],
    [{ rejectUnauthorized: false }, 'it accepts any certificate'],
    [{ agentOptions: { rejectUnauthorized: false } }, 'it accepts any certificate'],
  ])('is not attached to a request that another machine could read: %j', async (options, message) => {
    const { server, credentials } = await sandboxWith({ companies: 5 });
    const context = createExecuteContext(credentials);
    const request = { url: `${server.url}/api/companies/my`, ...options } as IHttpRequestOptions;
    const send = context.helpers.httpRequestWithAuthentication.call(context, 'keepnetApi', request);
    await expect(send).rejects.toThrow(message);
    expect(pathsOf(server)).not.toContain('/api/companies/my');
  });

  test('is attached where the options say nothing of a proxy, and that certificates are checked', async () => {
    const { server, credentials } = await sandboxWith({ companies: 5 });
    await runToJson({ credentials, parameters: getMany });
    if (typeof authenticate !== 'function') throw new Error('No function');
    // As HTTP Request sends it.
    const options = { url: `${server.url}/x`, proxy: '', rejectUnauthorized: true, agentOptions: {} };
    expect(await authenticate(credentials.data, options as unknown as IHttpRequestOptions)).toMatchObject({
      headers: { authorization: expect.stringMatching(/^Bearer ./) },
      sendCredentialsOnCrossOriginRedirect: false,
    });
  });

  test('is attached by the same rule to a request of an older helper, which calls its address uri', async () => {
    const { server, credentials } = await sandboxWith({ companies: 5 });
    const context = createExecuteContext(credentials);
    const send = async (uri: string): Promise<unknown> =>
      await context.helpers.requestWithAuthentication.call(context, 'keepnetApi', { uri, json: true });
    expect(await send(`${server.url}/api/companies/my`)).toMatchObject({ status: 'SUCCESS' });
    await expect(send('https://elsewhere.example/x')).rejects.toThrow('is not sent to https://elsewhere.example.');
  });
});
