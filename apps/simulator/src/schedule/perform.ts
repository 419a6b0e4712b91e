import type { Company, KeepnetClient } from '@keepnet-workflows/core';
import type { Operation } from './operation';

/** A file that was read to its end. */
export interface ReadFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Does what the operation says, and reads what it gives to the end. `given` gets a search's companies as they come. */
export async function perform(client: KeepnetClient, operation: Operation, given: Company[]): Promise<unknown> {
  switch (operation.kind) {
    case 'total':
      return client.monthlyUserTotal(operation.options);
    case 'overLimit':
      return client.companiesOverLimit(operation.options);
    case 'expired':
      return client.expiredLicenses(operation.options);
    case 'renewals':
      return client.upcomingRenewals(operation.options);
    case 'search':
      for await (const company of client.searchCompanies(operation.options)) given.push(company);
      return given;
    case 'compare':
      return client.compareMonths(operation.options);
    case 'export': {
      const { fileName, stream } = await client.exportCompanies(operation.options);
      const chunks: Uint8Array[] = [];
      for await (const chunk of stream) chunks.push(chunk);
      return { fileName, bytes: new Uint8Array(Buffer.concat(chunks)) } satisfies ReadFile;
    }
    case 'company':
      return client.getCompany(operation.id);
    default:
      return client.checkCredentials();
  }
}
