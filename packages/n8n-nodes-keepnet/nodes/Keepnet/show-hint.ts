import type { KeepnetContext } from './send-with-credential';

/** Shows a sentence above the node's output, where the host has such a place. */
export function showHint(context: KeepnetContext, message: string): void {
  if ('addExecutionHints' in context) context.addExecutionHints({ message, location: 'outputPane' });
}
