const tags = ['Sandbox'];
const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const today = { ...text, example: '2026-11-20', description: 'The day of the test clock' };
const scenario = { ...text, example: 'rate-limit-seconds:1,revoked-token:at=3' };
const params = { type: 'object', properties: { id: text } };

const companyBody = {
  type: 'object',
  properties: {
    companyName: text,
    resellerName: { ...text, nullable: true },
    industryName: { ...text, nullable: true },
    licenseTypeName: { ...text, nullable: true },
    licenseLimit: { ...count, nullable: true, description: 'null: unlimited' },
    targetUsers: count,
    inactiveUsers: count,
    deletedUsers: count,
    monthlyUsers: { description: 'A number for every month, or numbers by month: { "2026-11": 40 }' },
    renewalDate: { ...text, nullable: true, description: 'A day, or a day with a time in UTC' },
    createdAt: text,
    tags: { type: 'array', items: text, nullable: true },
    privacyDurationId: { ...count, description: '0: the company denies access' },
  },
};

/** The descriptions of the admin calls. */
export const ADMIN_SCHEMAS = {
  journal: {
    tags,
    summary: 'The received requests, oldest first, without secrets',
    querystring: { type: 'object', properties: { since: { ...count, description: 'Only entries after this id' } } },
  },
  reset: {
    tags,
    summary: 'Starts over: same rows, no tokens, empty journal',
    body: { type: 'object', properties: { scenario, today } },
  },
  scenarios: { tags, summary: 'Every scenario, and which are on' },
  scenario: { tags, summary: 'Turns scenarios on, all others off', body: { type: 'object', properties: { scenario } } },
  today: {
    tags,
    summary: 'Changes the test clock; the companies stay',
    body: { type: 'object', properties: { today } },
  },
  revokeTokens: {
    tags,
    summary: 'Revokes every token, or those of one client',
    body: { type: 'object', properties: { clientId: text } },
  },
  openapi: { tags, summary: 'This description' },
  addCompany: { tags, summary: 'Adds a company, created today', body: companyBody },
  changeCompany: { tags, summary: 'Changes a company', params, body: companyBody },
  removeCompany: { tags, summary: 'Deletes a company', params },
};
