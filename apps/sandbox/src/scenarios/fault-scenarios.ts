import type { ScenarioDefinition } from './scenario-definition';

/** Faults of tokens, roles and transport. */
export const FAULT_SCENARIOS: readonly ScenarioDefinition[] = [
  {
    name: 'short-lived-token',
    kind: 'lasting',
    description: 'Tokens are valid only for this many seconds, and the token response says so',
    parameter: { meaning: 'seconds', fallback: 2 },
  },
  {
    name: 'few-uses-token',
    kind: 'lasting',
    description: 'A token expires after this many requests, although its response promised an hour',
    parameter: { meaning: 'requests per token', fallback: 3 },
  },
  { name: 'revoked-token', kind: 'fault', description: 'The token of the request is revoked: 401, a new token works' },
  {
    name: 'status-306',
    kind: 'fault',
    description: 'The token of the request is revoked: 306 instead of 401, a new token works',
  },
  {
    name: 'not-a-reseller',
    kind: 'lasting',
    description: 'The credential is a Company Admin: search, export and other companies return 403',
  },
  { name: 'privacy-error', kind: 'fault', description: '403 with status PRIVACY_ERROR' },
  { name: 'rate-limit', kind: 'fault', description: '429 without a Retry-After header' },
  {
    name: 'rate-limit-seconds',
    kind: 'fault',
    description: '429 with Retry-After in seconds',
    parameter: { meaning: 'seconds', fallback: 1 },
  },
  {
    name: 'rate-limit-date',
    kind: 'fault',
    description: '429 with Retry-After as an HTTP date',
    parameter: { meaning: 'seconds from now', fallback: 2 },
  },
  {
    name: 'rate-limit-forever',
    kind: 'fault',
    always: true,
    description: '429 with Retry-After in seconds, every time',
    parameter: { meaning: 'seconds', fallback: 1 },
  },
  { name: 'server-error', kind: 'fault', description: '500 with the error envelope' },
  { name: 'server-error-forever', kind: 'fault', always: true, description: '500 with the error envelope, every time' },
  { name: 'unavailable', kind: 'fault', description: '503 with an empty body' },
  { name: 'bad-gateway', kind: 'fault', description: '502 with the HTML page of a proxy' },
  { name: 'html', kind: 'fault', description: '200 with an HTML page instead of JSON' },
  { name: 'empty-body', kind: 'fault', description: '200 with an empty body' },
  { name: 'soft-error', kind: 'fault', description: '200 whose envelope says INTERNAL_SERVER_ERROR' },
  { name: 'input-error', kind: 'fault', description: '200 whose envelope says INPUT_ERROR' },
  { name: 'reset', kind: 'fault', description: 'The connection is reset before a response' },
  { name: 'truncated', kind: 'fault', description: 'The connection ends in the middle of the body' },
  {
    name: 'slow',
    kind: 'fault',
    description: 'The response is late but complete',
    parameter: { meaning: 'milliseconds', fallback: 2000 },
  },
];
