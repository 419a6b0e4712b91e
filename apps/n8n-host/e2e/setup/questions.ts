import type { CompanySnapshot, RunningSandbox } from '@keepnet-workflows/sandbox';

import { type Execution, itemsOf } from '../../src/executions';
import type { StoredCredential } from '../../src/credentials';
import { chain, keepnet, node, start, type Workflow } from '../../src/workflow';
import { inDays, LAST_MONTH, TODAY } from './sandbox';

/** What a workflow asks Keepnet, and what the sandbox knows to be right. */
export interface Question {
  readonly workflow: (credential: StoredCredential) => Workflow;
  /** What the workflow came to, in the same form as the truth. */
  readonly answer: (execution: Execution) => unknown;
  readonly truth: (server: RunningSandbox) => unknown;
}

const MONTH_BEFORE = new Date(Date.parse(`${LAST_MONTH}-01`) - 1).toISOString().slice(0, 7);
// Six pages of the sandbox's 120 companies, so that there is a middle to be hit in.
const PAGES = { pageSize: 20 };

const usersOf = (companies: readonly CompanySnapshot[]): number =>
  companies.reduce((users, { monthlyUsers }) => users + monthlyUsers, 0);

function ask(parameters: Record<string, unknown>): Question['workflow'] {
  return (credential) => chain('Question', start(), keepnet(credential, { options: PAGES, ...parameters }));
}

function total(verification: string): Question {
  return {
    workflow: ask({ resource: 'usage', operation: 'getMonthlyTotal', verification }),
    answer: (execution) => {
      const [row] = itemsOf(execution, 'Keepnet');
      return [row?.json['totalMonthlyUsers'], row?.json['companyCount']];
    },
    truth: ({ sandbox }) => {
      const companies = sandbox.snapshot({ month: LAST_MONTH });
      return [usersOf(companies), companies.length];
    },
  };
}

function list(parameters: Record<string, unknown>, belongs: (company: CompanySnapshot) => boolean): Question {
  return {
    workflow: ask(parameters),
    answer: (execution) =>
      itemsOf(execution, 'Keepnet')
        .map(({ json }) => json['companyId'])
        .sort(),
    truth: ({ sandbox }) =>
      sandbox
        .snapshot()
        .filter(belongs)
        .map(({ companyId }) => companyId)
        .sort(),
  };
}

function file(format: 'csv' | 'excel', origin = 'verified'): Question {
  const read = { operation: format === 'csv' ? 'csv' : 'xlsx', binaryPropertyName: 'data' };
  return {
    workflow: (credential) =>
      chain(
        'Question',
        start(),
        keepnet(credential, { resource: 'company', operation: 'export', list: 'all', format, origin, options: PAGES }),
        node('Extract', 'n8n-nodes-base.extractFromFile', 1.1, read),
      ),
    answer: (execution) => {
      const title = origin === 'keepnet' ? 'Monthly Users' : `Monthly Users ${LAST_MONTH}`;
      // The last row of a workbook is its total.
      const rows = itemsOf(execution, 'Extract').filter(
        ({ json }) => format === 'csv' || json['Company Name'] !== 'Total',
      );
      const users = rows.map(({ json }) => Number(json[title]));
      return [users.reduce((sum, each) => sum + each, 0), users.length];
    },
    truth: ({ sandbox }) => {
      const companies = sandbox.snapshot({ month: LAST_MONTH });
      return [usersOf(companies), companies.length];
    },
  };
}

/** One question for each thing that a user asks. */
export const QUESTIONS = {
  total: total('standard'),
  'total, strict': total('strict'),
  lines: {
    workflow: ask({ resource: 'billing', operation: 'getUsageLines' }),
    answer: (execution) =>
      itemsOf(execution, 'Keepnet')
        .map(({ json }) => [json['key'], json['monthlyUsers']].join(' '))
        .sort(),
    truth: ({ sandbox }) =>
      sandbox
        .snapshot({ month: LAST_MONTH })
        .map(({ companyId, monthlyUsers }) => `keepnet:${companyId}:monthly-users:${LAST_MONTH} ${monthlyUsers}`)
        .sort(),
  },
  compare: {
    workflow: ask({ resource: 'usage', operation: 'compareMonths' }),
    answer: (execution) => {
      const [row] = itemsOf(execution, 'Keepnet');
      return [row?.json['totalFrom'], row?.json['totalTo']];
    },
    truth: ({ sandbox }) => [
      usersOf(sandbox.snapshot({ month: MONTH_BEFORE })),
      usersOf(sandbox.snapshot({ month: LAST_MONTH })),
    ],
  },
  'over limit': list({ resource: 'license', operation: 'getOverLimit' }, ({ isOverLimit }) => isOverLimit),
  expired: list({ resource: 'license', operation: 'getExpired' }, ({ isExpired }) => isExpired),
  renewals: list(
    { resource: 'license', operation: 'getRenewals', days: 60 },
    ({ renewalDay }) => renewalDay !== null && renewalDay >= TODAY && renewalDay <= inDays(60),
  ),
  csv: file('csv'),
  excel: file('excel'),
  "Keepnet's file": file('csv', 'keepnet'),
} satisfies Record<string, Question>;

export type QuestionName = keyof typeof QUESTIONS;
/** All but the file that is passed on unread: it has no rows of its own to be right or wrong. */
export const QUESTION_NAMES = (Object.keys(QUESTIONS) as QuestionName[]).filter((name) => name !== "Keepnet's file");
