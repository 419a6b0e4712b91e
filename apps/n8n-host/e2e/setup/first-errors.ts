import type { RunningSandbox } from '@keepnet-workflows/sandbox';
import { onTestFinished } from 'vitest';

import { createCredential } from '../../src/credentials';
import { chain, keepnet, start } from '../../src/workflow';
import { createWorkflow } from '../../src/workflows';
import type { Editor } from './open-editor';
import { accessTo } from './sandbox';

/** Something that goes wrong on a first day. */
interface FirstError {
  readonly name: string;
  readonly clientId?: string;
  readonly scenario?: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What became of the result, or why. */
  readonly says: string;
  /** What to do. */
  readonly advises: string;
  readonly picture?: string;
}

export const ERRORS: readonly FirstError[] = [
  {
    name: 'the client is not a reseller',
    clientId: 'company-admin',
    parameters: {},
    says: 'may not use',
    advises: 'Client Role = Reseller',
    picture: 'error',
  },
  {
    name: 'Strict, and Keepnet gives no export',
    scenario: 'export-error:403',
    parameters: { verification: 'strict' },
    says: 'No result: the second count could not be made.',
    advises: 'set Verification to Automatic',
  },
  {
    name: 'the server refuses months',
    scenario: 'no-month',
    parameters: {},
    says: 'refuses to select',
    advises: 'choose Current Month',
  },
];

/** Executes a total that cannot be given, and looks at what the editor says. */
export async function meetError(editor: Editor, server: RunningSandbox, error: FirstError): Promise<void> {
  const { name, clientId, scenario, parameters, says, advises, picture } = error;
  const credential = await createCredential(editor.session, name, accessTo(server, clientId));
  const asked = keepnet(credential, { resource: 'usage', operation: 'getMonthlyTotal', ...parameters });
  const { id } = await createWorkflow(editor.session, chain(name, start(), asked));
  server.sandbox.setScenario(scenario ?? 'none');
  onTestFinished(() => server.sandbox.setScenario('none'));
  await editor.openWorkflow(id);
  await editor.openNode('Keepnet');
  await editor.marked('node-execute-button').click();
  const output = editor.marked('output-panel');
  await output.getByText(says).first().waitFor();
  await output.getByText(advises).first().waitFor();
  if (picture) await editor.picture(picture);
}
