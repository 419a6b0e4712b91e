import type { INodeExecutionData } from 'n8n-workflow';

import type { KeepnetClient, Verification } from '../../../../core';
import type { OperationCall } from '../../operation';
import { readLimit } from '../../parameters/return-all';
import { toItems } from '../../to-items';
import { withinLimit } from '../../within-limit';

/** The items of a license list, as many as Limit says. */
export async function licenseRows(
  call: OperationCall,
  read: (client: KeepnetClient, verification: Verification) => Promise<readonly object[]>,
): Promise<INodeExecutionData[]> {
  const limit = readLimit(call);
  const verification = call.parameter<Verification>('verification');
  const { client } = await call.keepnet();
  const rows = await read(client, verification);
  return toItems(withinLimit(call, rows.slice(0, limit), rows.length), call.itemIndex);
}
