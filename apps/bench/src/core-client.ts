import { createKeepnetClient } from '@keepnet-workflows/core/node';

import type { ServerAddress } from './server-address';

/** A month that every sandbox has, and that is over. */
export const MONTH = '2026-10';

/** The core as a host would use it for one run: a new client, so a new token and new connections. */
export async function countWithCore(
  address: ServerAddress,
  verification: 'auto' | 'standard' = 'auto',
): Promise<number> {
  const { totalMonthlyUsers } = await createKeepnetClient(address).monthlyUserTotal({ month: MONTH, verification });
  return totalMonthlyUsers;
}

/** Reads the file of all companies to its end, as a host that stores it would, and keeps nothing of it. */
export async function exportWithCore(
  address: ServerAddress,
  format: 'csv' | 'excel',
  origin: 'verified' | 'keepnet' = 'verified',
): Promise<number> {
  const { stream } = await createKeepnetClient(address).exportCompanies({ format, origin });
  let bytes = 0;
  for await (const chunk of stream) bytes += chunk.length;
  return bytes;
}
