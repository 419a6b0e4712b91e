import type { ICredentialTestFunctions, INodeCredentialTestResult, INodeType } from 'n8n-workflow';

import { createSurroundings, createWorkflow } from './create-workflow';
import type { CredentialStore } from './credential-store';
import { loader, n8n } from './n8n-modules';

/** What the Test button of a credential does: calls the function that the first node names, in n8n's own context. */
export async function testCredential(credentials: CredentialStore): Promise<INodeCredentialTestResult> {
  const { description, methods } = loader.getNode('keepnet').type as INodeType;
  const testedBy = description.credentials?.find(({ name }) => name === 'keepnetApi')?.testedBy;
  const test = typeof testedBy === 'string' ? methods?.credentialTest?.[testedBy] : undefined;
  if (!test) throw new Error('The node names no function that tests its credential');
  const decrypted = { id: 'c1', name: 'Keepnet', type: 'keepnetApi', data: { ...credentials.data } };
  return await test.call(createTestContext(credentials), decrypted);
}

/** What `this` is in such a function. */
export function createTestContext(credentials: CredentialStore): ICredentialTestFunctions {
  const surroundings = createSurroundings(createWorkflow({}), credentials);
  return new n8n.core.CredentialTestContext(surroundings) as unknown as ICredentialTestFunctions;
}
