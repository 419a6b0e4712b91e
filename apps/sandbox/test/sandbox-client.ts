import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { buildSandbox, type SandboxOptions } from '../src/index';

export const MINIMAL_FILTER = { Condition: 'AND', SearchInputTextValue: '' };

export const SEARCH = { pageNumber: 1, pageSize: 1000, orderBy: 'CreateTime', ascending: true, filter: MINIMAL_FILTER };

/** A filter of one group with these items. */
export function filterOf(items: readonly (readonly [string, string, string])[], condition = 'AND') {
  const FilterItems = items.map(([FieldName, Operator, Value]) => ({ FieldName, Operator, Value }));
  return { ...MINIMAL_FILTER, FilterGroups: [{ Condition: condition, FilterItems, FilterGroups: [] }] };
}

const rowSchema = z.looseObject({
  companyResourceId: z.string(),
  companyName: z.string(),
  resellerName: z.string().nullable(),
  licenseEndDate: z.string().nullable(),
  createTime: z.string(),
  targetUserCount: z.number(),
  monthlyActiveUserCount: z.number(),
  numberOfUsers: z.string().nullable(),
  tags: z.array(z.string()).nullable(),
});

export type Row = z.infer<typeof rowSchema>;

const pageSchema = z.object({
  data: z.object({
    limitExceededCompanyCount: z.number(),
    pageNumber: z.number(),
    pageSize: z.number(),
    totalNumberOfPages: z.number(),
    totalNumberOfRecords: z.number(),
    results: z.array(rowSchema),
  }),
  status: z.literal('SUCCESS'),
});

/** A caller that knows the wire and nothing of the server's inside. */
export class SandboxClient {
  authorization = '';

  constructor(readonly app: FastifyInstance) {}

  static async connect(options: SandboxOptions = {}, clientId = 'sandbox'): Promise<SandboxClient> {
    const client = new SandboxClient(buildSandbox({ companies: 120, ...options }));
    await client.login(clientId);
    return client;
  }

  token(fields: Record<string, string>, headers: Record<string, string> = {}) {
    return this.app.inject({
      method: 'POST',
      url: '/connect/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams(fields).toString(),
    });
  }

  async login(clientId = 'sandbox') {
    const fields = { grant_type: 'client_credentials', client_id: clientId, client_secret: `${clientId}-secret` };
    const answer = await this.token({ ...fields, scope: 'api1' });
    const { access_token } = z.object({ access_token: z.string() }).parse(answer.json());
    this.authorization = `Bearer ${access_token}`;
    return answer;
  }

  post(url: string, body: unknown, headers: Record<string, string> = {}) {
    return this.app.inject({
      method: 'POST',
      url,
      headers: { authorization: this.authorization, 'content-type': 'application/json', ...headers },
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  get(url: string, headers: Record<string, string> = {}) {
    return this.app.inject({ method: 'GET', url, headers: { authorization: this.authorization, ...headers } });
  }

  search(changes: object = {}, scenario = '') {
    return this.post('/api/companies/search', { ...SEARCH, ...changes }, { 'x-sandbox-scenario': scenario });
  }

  async page(changes: object = {}, scenario = '') {
    const answer = await this.search(changes, scenario);
    return pageSchema.parse(answer.json()).data;
  }

  async rows(changes: object = {}, scenario = ''): Promise<Row[]> {
    return (await this.page(changes, scenario)).results;
  }

  export(changes: object = {}, scenario = '') {
    const body = { ...SEARCH, exportType: 'CSV', reportAllPages: true, ...changes };
    return this.post('/api/companies/search/export', body, { 'x-sandbox-scenario': scenario });
  }

  get sandbox() {
    return this.app.sandbox;
  }
}
