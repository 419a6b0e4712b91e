import { CONCURRENCY, pagesOf } from '../../bench/src/bare-client';
import type { StoredCredential } from '../src/credentials';
import { node, type WorkflowNode } from '../src/workflow';
import { MONTH } from './operations';
import type { SeenRequest } from './sandbox-process';

/** A node that requests the pages of a total as our node did, and checks nothing. */
export function bareNodes(
  { id, name }: StoredCredential,
  baseUrl: string,
  asked: readonly SeenRequest[],
): WorkflowNode[] {
  const pages = pagesOf(asked, MONTH);
  const parameters = {
    url: `${baseUrl}${pages[0]?.path}`,
    bodies: JSON.stringify(pages.map(({ body }) => body)),
    concurrency: CONCURRENCY,
  };
  return [
    { ...node('Bare Node', 'n8n-nodes-bare.bareNode', 1, parameters), credentials: { keepnetApi: { id, name } } },
  ];
}
