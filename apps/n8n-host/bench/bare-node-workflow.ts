import { CONCURRENCY, pagesOf } from '../../bench/src/bare-client';
import type { StoredCredential } from '../src/credentials';
import { node, type WorkflowNode } from '../src/workflow';
import { MONTH } from './operations';
import type { SeenRequest } from './sandbox-process';

/** A node that requests the pages of a total as our node did, and checks nothing. */
export function bareNodes(
  credential: StoredCredential,
  baseUrl: string,
  asked: readonly SeenRequest[],
): WorkflowNode[] {
  const parameters = {
    url: `${baseUrl}/api/companies/search`,
    bodies: JSON.stringify(pagesOf(asked, MONTH).map(({ body }) => body)),
    concurrency: CONCURRENCY,
  };
  const bare = node('Bare Node', 'n8n-nodes-bare.bareNode', 1, parameters);
  return [{ ...bare, credentials: { keepnetApi: credential } }];
}
