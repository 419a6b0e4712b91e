import type { KeepnetContext } from './send-with-credential';

/** Shows a sentence above the node's output, if this n8n supports it. */
export function showHint(context: KeepnetContext, message: string): void {
  if ('addExecutionHints' in context) context.addExecutionHints({ message, location: 'outputPane' });
}
