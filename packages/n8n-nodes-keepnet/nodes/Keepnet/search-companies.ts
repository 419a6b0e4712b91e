import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { createKeepnet } from './create-keepnet';
import { openAccesses } from './open-accesses';
import { toNodeError } from './to-node-error';

const LONGEST_LIST = 100;

/** The companies that the Company parameter offers, by part of their name. */
export async function searchCompanies(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
  try {
    const { client } = createKeepnet(this, await openAccesses(this)());
    const text = filter?.trim();
    const found = client.searchCompanies({ orderBy: 'companyName', limit: LONGEST_LIST, ...(text && { text }) });
    const results: INodeListSearchResult['results'] = [];
    for await (const { companyId, companyName } of found) {
      results.push({ name: companyName ?? companyId, value: companyId });
    }
    return { results };
  } catch (error) {
    throw toNodeError(this.getNode(), error);
  }
}
