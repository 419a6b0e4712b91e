import type { StoredCredential } from '../src/credentials';
import { node, type WorkflowNode } from '../src/workflow';
import { countItems, summarize } from './count-items';
import { MONTH, type OperationName, TODAY } from './operations';

const FIRST_SEARCH = { Condition: 'AND', SearchInputTextValue: '' };
const MONTH_ITEM = { FieldName: 'MonthlyActiveUser', Operator: '=', Value: MONTH };
const FILTERS: Readonly<Record<OperationName, object>> = {
  total: {
    ...FIRST_SEARCH,
    FilterGroups: [{ Condition: 'AND', FilterGroups: [], FilterItems: [MONTH_ITEM] }],
  },
  overLimit: FIRST_SEARCH,
  expired: FIRST_SEARCH,
};

/** What you would build without our node: HTTP Request with its own pagination, Split Out, then Summarize or Filter. */
export function httpRequestNodes(
  operation: OperationName,
  credential: StoredCredential,
  baseUrl: string,
  pageSize: number,
): WorkflowNode[] {
  const request = node('HTTP Request', 'n8n-nodes-base.httpRequest', 4.2, {
    method: 'POST',
    url: `${baseUrl}/api/companies/search`,
    authentication: 'genericCredentialType',
    genericAuthType: 'oAuth2Api',
    sendBody: true,
    specifyBody: 'json',
    jsonBody: JSON.stringify({
      pageNumber: 1,
      pageSize,
      orderBy: 'CreateTime',
      ascending: true,
      filter: FILTERS[operation],
    }),
    options: {
      pagination: {
        pagination: {
          paginationMode: 'updateAParameterInEachRequest',
          parameters: { parameters: [{ type: 'body', name: 'pageNumber', value: '={{ $pageCount + 1 }}' }] },
          paginationCompleteWhen: 'other',
          completeExpression: '={{ $response.body.data.pageNumber >= $response.body.data.totalNumberOfPages }}',
          requestInterval: 0,
        },
      },
    },
  });
  const split = node('Split Out', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'data.results', options: {} });
  const rest = {
    total: [summarize('sum', 'monthlyActiveUserCount')],
    overLimit: [filter(OVER_LIMIT), countItems('companyResourceId')],
    expired: [filter(EXPIRED), countItems('companyResourceId')],
  }[operation];
  return [{ ...request, credentials: { oAuth2Api: credential } }, split, ...rest];
}

interface Condition {
  readonly leftValue: string;
  readonly rightValue: string;
  readonly operator: { readonly type: string; readonly operation: string; readonly singleValue?: boolean };
}

const OVER_LIMIT: readonly Condition[] = [
  {
    leftValue: '={{ $json.isNumberOfUsersLimited }}',
    rightValue: '',
    operator: { type: 'boolean', operation: 'true', singleValue: true },
  },
  {
    leftValue: '={{ $json.targetUserCount }}',
    rightValue: '={{ Number($json.numberOfUsers) }}',
    operator: { type: 'number', operation: 'gt' },
  },
];

const EXPIRED: readonly Condition[] = [
  {
    leftValue: '={{ $json.licenseEndDate }}',
    rightValue: '',
    operator: { type: 'string', operation: 'notEmpty', singleValue: true },
  },
  { leftValue: '={{ $json.licenseEndDate }}', rightValue: TODAY, operator: { type: 'dateTime', operation: 'before' } },
];

function filter(conditions: readonly Condition[]): WorkflowNode {
  return node('Filter', 'n8n-nodes-base.filter', 2.2, {
    conditions: {
      options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
      conditions: conditions.map((condition, index) => ({ id: String(index), ...condition })),
      combinator: 'and',
    },
    looseTypeValidation: true,
    options: {},
  });
}
