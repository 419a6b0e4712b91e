import type { KeepnetClient } from '@keepnet-workflows/core';
import type { Operation } from './operation';

/** A file that was read to its end. */
export interface ReadFile {
  readonly fileName: string;
  readonly companyCount: number | null;
  readonly bytes: Uint8Array;
}

/** Does what the operation says, and reads what it gives to the end. */
export async function perform(client: KeepnetClient, operation: Operation): Promise<unknown> {
  switch (operation.kind) {
    case 'total':
      return client.monthlyUserTotal(operation.options);
    case 'lines':
      return client.usageLines(operation.options);
    case 'overLimit':
      return client.companiesOverLimit(operation.options);
    case 'expired':
      return client.expiredLicenses(operation.options);
    case 'renewals':
      return client.upcomingRenewals(operation.options);
    case 'search':
      return client.searchCompanies(operation.options);
    case 'compare':
      return client.compareMonths(operation.options);
    case 'export': {
      const { fileName, companyCount, stream } = await client.exportCompanies(operation.options);
      const chunks: Uint8Array[] = [];
      for await (const chunk of stream) chunks.push(chunk);
      return { fileName, companyCount, bytes: new Uint8Array(Buffer.concat(chunks)) } satisfies ReadFile;
    }
    case 'company':
      return client.getCompany(operation.id, operation.options);
    default:
      return client.checkCredentials();
  }
}
