import { type KeepnetClient, KeepnetConfigurationError } from '../../../../core';
import type { OperationCall } from '../../operation';
import { showHint } from '../../show-hint';

/** What each client was asked for each month in one execution, which has its own clients. */
const askedBy = new WeakMap<KeepnetClient, Map<string, { readonly question: string; isRepeated: boolean }>>();

/**
 * Gives the lines of a month once in an execution: lists from an earlier node, by expression, are the same for each input
 * item, and a line that comes twice would be billed twice.
 *
 * @param what The lines, as in "invoice lines".
 * @returns Nothing for a question that was answered before.
 * @throws KeepnetConfigurationError when another input item asks for the same month in another way.
 */
export async function giveOnce<Given>(
  call: OperationCall,
  client: KeepnetClient,
  { what, month, question }: { readonly what: string; readonly month: string; readonly question: unknown },
  give: () => Promise<Given[]>,
): Promise<Given[]> {
  const asked = askedBy.get(client) ?? new Map<string, { question: string; isRepeated: boolean }>();
  askedBy.set(client, asked);
  const name = `${what} of ${month}`;
  const before = asked.get(name);
  const text = JSON.stringify(question);
  if (!before) {
    const given = await give();
    asked.set(name, { question: text, isRepeated: false });
    return given;
  }
  if (before.question !== text) {
    throw new KeepnetConfigurationError(
      `No result: several input items ask for the ${name} in different ways, and each would give every customer. ` +
        "Turn on Execute Once in the settings of the node, and give the lists of an earlier node whole, as in {{ $('Ledger').all() }}.",
    );
  }
  if (!before.isRepeated) showHint(call.context, `Several input items ask for the same ${what}. They are given once.`);
  before.isRepeated = true;
  return [];
}
