import type { ICredentialTestRequest } from 'n8n-workflow';

const SETTINGS = 'Company → Company Settings → REST API';
const LATER = 'Try again later; if it stays so, tell Keepnet support.';

const failed = (value: number, message: string) => ({
  type: 'responseCode' as const,
  properties: { value, message },
});

const refused = (key: string, value: unknown, message: string) => ({
  type: 'responseSuccessBody' as const,
  properties: { key, value, message },
});

// n8n compares keys letter by letter, and Keepnet writes them in both ways.
const STATUS_KEYS = ['status', 'Status'];
const IS_SUCCESS_KEYS = ['isSuccess', 'IsSuccess'];

/** Proves the token, and by a search of one company that the credential may do what the node is for. */
export const TEST_REQUEST: ICredentialTestRequest = {
  request: {
    baseURL:
      '={{ ($credentials.baseUrl || "https://api.keepnetlabs.com").trim().replace(/\\/+$/, "").replace(/\\/api$/i, "") }}',
    url: '/api/companies/search',
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: {
      pageNumber: 1,
      pageSize: 1,
      orderBy: 'CreateTime',
      ascending: true,
      filter: { Condition: 'AND', SearchInputTextValue: '' },
    },
    disableFollowRedirect: true,
  },
  // Typed as of one kind alone; n8n goes through them one by one, whatever their kind.
  rules: [
    failed(
      401,
      `Keepnet refused a new access token. The credential may have been revoked, or this IP address may not be allowed: check both under ${SETTINGS}.`,
    ),
    failed(
      403,
      `The Client ID and Client Secret are right, but this credential may not list companies. Set Client Role = Reseller for it under ${SETTINGS}.`,
    ),
    failed(404, 'There is no Keepnet API at this Base URL. It is usually https://api.keepnetlabs.com.'),
    failed(429, 'Keepnet limits the number of requests at the moment. Wait a minute, then test again.'),
    failed(500, `Keepnet answered with an internal error. ${LATER}`),
    failed(502, `Keepnet, or a proxy before it, does not work at the moment. ${LATER}`),
    failed(503, `Keepnet is not available at the moment. ${LATER}`),
    failed(504, `Keepnet, or a proxy before it, did not answer in time. ${LATER}`),
    ...STATUS_KEYS.flatMap((key) => [
      refused(key, 'INTERNAL_SERVER_ERROR', `Keepnet answered with an internal error. ${LATER}`),
      refused(key, 'INPUT_ERROR', `Keepnet did not accept the test search. ${LATER}`),
      refused(key, 'FAILED', `Keepnet could not do the test search. ${LATER}`),
      refused(key, 'PRIVACY_ERROR', 'A customer denies your reseller account access through its privacy setting.'),
    ]),
    ...IS_SUCCESS_KEYS.map((key) => refused(key, false, `Keepnet could not do the test search. ${LATER}`)),
  ] as NonNullable<ICredentialTestRequest['rules']>,
};
