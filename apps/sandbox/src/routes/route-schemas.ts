const tags = ['Keepnet API'];
const security = [{ bearer: [] }];
const integer = { type: 'integer' };
const text = { type: 'string' };
const flag = { type: 'boolean' };

const MINIMAL_FILTER = { Condition: 'AND', SearchInputTextValue: '' };

const searchFields = {
  pageNumber: { ...integer, minimum: 1 },
  pageSize: { ...integer, minimum: 1, maximum: 99_999 },
  orderBy: { ...text, description: 'CreateTime, CompanyName, TargetUserCount or LicenseEndDate' },
  ascending: flag,
  filter: {
    type: 'object',
    required: ['Condition', 'SearchInputTextValue'],
    properties: {
      Condition: { ...text, enum: ['AND', 'OR'] },
      SearchInputTextValue: text,
      FilterGroups: {
        type: 'array',
        items: {
          type: 'object',
          description: '{ Condition, FilterItems: [{ FieldName, Operator, Value }], FilterGroups }',
        },
      },
    },
  },
  isTargetUserCountExceededLimit: flag,
  isClustered: flag,
};

const searchRequired = ['pageNumber', 'pageSize', 'orderBy', 'ascending', 'filter'];
const searchExample = { pageNumber: 1, pageSize: 10, orderBy: 'CreateTime', ascending: true, filter: MINIMAL_FILTER };

export const TOKEN_SCHEMA = {
  tags,
  summary: 'Request an access token',
  consumes: ['application/x-www-form-urlencoded'],
  security: [],
  body: {
    type: 'object',
    required: ['grant_type', 'client_id', 'client_secret', 'scope'],
    properties: {
      grant_type: { ...text, enum: ['client_credentials'] },
      client_id: { ...text, example: 'sandbox' },
      client_secret: { ...text, example: 'sandbox-secret' },
      scope: { ...text, enum: ['api1'] },
    },
  },
};

export const SEARCH_SCHEMA = {
  tags,
  security,
  summary: 'Retrieves a list of all companies',
  body: { type: 'object', required: searchRequired, properties: searchFields, example: searchExample },
};

export const EXPORT_SCHEMA = {
  tags,
  security,
  summary: 'Exports the list of companies',
  body: {
    type: 'object',
    required: [...searchRequired, 'exportType'],
    properties: { ...searchFields, exportType: { ...text, enum: ['CSV', 'Excel'] }, reportAllPages: flag },
    example: { ...searchExample, exportType: 'CSV', reportAllPages: true },
  },
};

export const MY_COMPANIES_SCHEMA = { tags, security, summary: 'Retrieves the companies that the credential may see' };

const params = { type: 'object', properties: { resourceId: text } };

export const COMPANY_SCHEMA = { tags, security, params, summary: 'Retrieves an existing company' };

export const LICENSE_CHECK_SCHEMA = { tags, security, params, summary: 'Retrieves license information of a company' };
