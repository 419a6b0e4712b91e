import type { DemoContext } from '../demo-context';
import { paint } from '../paint';

/** Shows who the credential is, and that it may do what a reseller may. */
export async function connect({ client, server, report }: DemoContext): Promise<void> {
  report.chapter('Connection');
  const { companyName, role, isReseller } = await client.checkCredentials();
  report.line(
    `Connected as ${paint('bold', `${companyName ?? 'unknown'} (${role ?? 'role unknown'})`)} at ${server.url}`,
  );
  report.check("The credential may read a reseller's companies", isReseller);
}
