import type { StoredCredential } from '../src/credentials';
import { keepnet, type WorkflowNode } from '../src/workflow';
import type { Contender } from './bench-plan';
import { countItems } from './count-items';
import { MONTH, type OperationName, TODAY } from './operations';

const PARAMETERS: Readonly<Record<OperationName, Readonly<Record<string, unknown>>>> = {
  total: { resource: 'usage', operation: 'getMonthlyTotal', period: 'custom', month: MONTH },
  overLimit: { resource: 'license', operation: 'getOverLimit', returnAll: true },
  expired: { resource: 'license', operation: 'getExpired', returnAll: true },
};

/** Our node; a list is counted after it, so that the answers can be compared. */
export function keepnetNodes(
  operation: OperationName,
  credential: StoredCredential,
  { pageSize, verification }: Extract<Contender, { who: 'keepnet' }>,
): WorkflowNode[] {
  const options = { pageSize, ...(operation === 'expired' && { asOf: TODAY }) };
  const asked = keepnet(credential, { ...PARAMETERS[operation], verification, options });
  return operation === 'total' ? [asked] : [asked, countItems('companyId')];
}
