import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { createKeepnet } from './create-keepnet';
import { openAccesses } from './open-accesses';
import { toNodeError } from './to-node-error';

const LONGEST_LIST = 100;

/**
 * The companies in the Company parameter's list: by part of their name, or the newest, which always fit on one page.
 */
export async function searchCompanies(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
  try {
    const { client } = createKeepnet(this, await openAccesses(this)());
    const text = filter?.trim();
    const { companies } = await client.searchCompanies({
      limit: LONGEST_LIST,
      ...(text ? { text, orderBy: 'companyName' } : { orderBy: 'createdAt', ascending: false }),
    });
    return {
      results: companies.map(({ companyId, companyName }) => ({ name: companyName ?? companyId, value: companyId })),
    };
  } catch (error) {
    throw toNodeError(this.getNode(), error);
  }
}
