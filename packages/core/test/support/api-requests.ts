import type { ApiRequest } from '../../src/http/api-request';

/** A company search as the client sends it, its body aside. */
export const searchRequest: ApiRequest = {
  subject: 'the company search',
  method: 'POST',
  path: '/api/companies/search',
  body: {},
  idempotent: true,
};
