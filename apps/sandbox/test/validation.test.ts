import { describe, expect, it, test } from 'vitest';
import * as z from 'zod';
import { filterOf, MINIMAL_FILTER, SandboxClient, SEARCH } from './sandbox-client';

const errorSchema = z.looseObject({ data: z.null(), status: z.string(), validationMessages: z.array(z.string()) });

describe('validation', () => {
  test.each(['PageNumber', 'PageSize', 'OrderBy', 'Ascending', 'Filter'])(
    'returns 400 that names %s if missing or null',
    async (name) => {
      const client = await SandboxClient.connect();
      const key = name[0]?.toLowerCase() + name.slice(1);
      for (const value of [undefined, null]) {
        const answer = await client.search({ [key]: value });
        expect(answer.statusCode).toBe(400);
        expect(errorSchema.parse(answer.json()).validationMessages).toEqual([`The ${name} field is required.`]);
      }
    },
  );

  test.each([
    ['pageSize 0', { pageSize: 0 }, 'PageSize must be between 1 and 99999'],
    ['pageSize 100000', { pageSize: 100_000 }, 'PageSize must be between 1 and 99999'],
    ['pageSize as text', { pageSize: '10' }, 'PageSize must be between 1 and 99999'],
    ['pageNumber 0', { pageNumber: 0 }, 'PageNumber must be greater than 0'],
    ['ascending as text', { ascending: 'true' }, 'Ascending must be true or false.'],
    ['an unknown order', { orderBy: 'Color' }, 'OrderBy Color is not known.'],
    ['RenewalDate as order', { orderBy: 'RenewalDate' }, 'OrderBy RenewalDate is not known.'],
    ['an empty filter', { filter: {} }, 'Filter.SearchInputTextValue must be a text.'],
    ['a filter list', { filter: [] }, 'Filter must be an object.'],
    [
      'a null condition',
      { filter: { Condition: null, SearchInputTextValue: '' } },
      'Filter.Condition must be AND or OR.',
    ],
    [
      'a null text',
      { filter: { Condition: 'AND', SearchInputTextValue: null } },
      'Filter.SearchInputTextValue must be a text.',
    ],
    ['null groups', { filter: { ...MINIMAL_FILTER, FilterGroups: null } }, 'Filter.FilterGroups must be a list.'],
    ['an unknown field', { filter: filterOf([['Color', '=', 'red']]) }, 'Filter field Color is not known.'],
    [
      'an unknown operator',
      { filter: filterOf([['CompanyName', '~', 'a']]) },
      'Operator ~ is not known for filter field CompanyName.',
    ],
    [
      'a date that is none',
      { filter: filterOf([['CreateTime', '>=', '2026-02-30']]) },
      'CreateTime: the value is not a date.',
    ],
    [
      'a number that is none',
      { filter: filterOf([['TargetUserCount', '>', 'x']]) },
      'TargetUserCount: the value is not a whole number.',
    ],
    [
      'a verdict that is none',
      { filter: filterOf([['LicenceExpired', '=', 'yes']]) },
      'LicenceExpired: the value must be true or false.',
    ],
  ])('returns 400 for %s', async (_case, changes, message) => {
    const client = await SandboxClient.connect();
    const answer = await client.search(changes);
    expect(answer.statusCode).toBe(400);
    expect(errorSchema.parse(answer.json())).toMatchObject({ status: 'INPUT_ERROR', validationMessages: [message] });
  });

  it('returns 400 for a filter value that is no text', async () => {
    const client = await SandboxClient.connect();
    const FilterItems = [{ FieldName: 'TargetUserCount', Operator: '>', Value: 5 }];
    const answer = await client.search({
      filter: { ...MINIMAL_FILTER, FilterGroups: [{ Condition: 'AND', FilterItems }] },
    });
    expect(errorSchema.parse(answer.json()).validationMessages).toEqual([
      'Filter.FilterGroups[0].FilterItems[0].Value must be a text.',
    ]);
  });

  test.each(['', '[]', '"text"', '{broken', 'null'])('returns 400 for the body %s', async (body) => {
    const client = await SandboxClient.connect();
    expect((await client.post('/api/companies/search', body)).statusCode).toBe(400);
  });

  it('returns 400 for the JSON-patch type and 415 for other types', async () => {
    const client = await SandboxClient.connect();
    const statusOf = async (type: string) =>
      (await client.post('/api/companies/search', SEARCH, { 'content-type': type })).statusCode;
    expect(await statusOf('application/json-patch+json')).toBe(400);
    expect(await statusOf('text/plain')).toBe(415);
    expect(await statusOf('application/json; charset=utf-8')).toBe(200);
  });

  it('returns 401 before it looks at the body', async () => {
    const client = await SandboxClient.connect();
    client.authorization = '';
    expect((await client.post('/api/companies/search', '{broken')).statusCode).toBe(401);
  });
});
