import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { SandboxClient } from './sandbox-client';

describe('description', () => {
  it('returns an OpenAPI document with every route', async () => {
    const client = await SandboxClient.connect();
    const document = z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) });
    const { openapi, paths } = document.parse((await client.get('/_sandbox/openapi.json')).json());
    expect(openapi).toMatch(/^3\./);
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        '/connect/token',
        '/api/companies/search',
        '/api/companies/search/export',
        '/api/companies/my',
        '/api/companies/{resourceId}',
        '/api/companies/{resourceId}/license-check',
        '/_sandbox/journal',
        '/_sandbox/companies/{id}',
      ]),
    );
  });

  it('shows it on a page that loads nothing from other hosts', async () => {
    const client = await SandboxClient.connect();
    const page = await client.get('/_sandbox/docs/');
    expect(page.statusCode).toBe(200);
    const links = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link ?? '');
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) {
      const { host, pathname } = new URL(link, 'http://127.0.0.1/_sandbox/docs/');
      expect(host).toBe('127.0.0.1');
      expect((await client.get(pathname)).statusCode).toBe(200);
    }
    expect((await client.get('/_sandbox/docs/static/swagger-initializer.js')).body).toContain('"validatorUrl":null');
  });
});
