import { type INode, type JsonObject, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { KeepnetApiError, type KeepnetError } from '../../core';
import { findKeepnetError } from './find-keepnet-error';
import { UNAUTHORIZED } from './send-with-credential';

const TOKEN_REFUSED =
  'Keepnet refused the access token, even after it was renewed. The credential may have been revoked, or this IP ' +
  'address may not be allowed: check both under Company → Company Settings → REST API.';

/**
 * The error that n8n shows: the message says what happened, the description what to do.
 *
 * @param itemIndex Names the item in the message, when there are several.
 */
export function toNodeError(node: INode, error: unknown, itemIndex?: number, itemCount = 1): NodeError {
  const facts = itemIndex === undefined ? {} : { itemIndex };
  const name = (message: string): string =>
    itemIndex !== undefined && itemCount > 1 ? `${message} [Item ${itemIndex}]` : message;
  const keepnetError = findKeepnetError(error);
  const refused = error instanceof NodeApiError && UNAUTHORIZED.includes(Number(error.httpCode));
  if (keepnetError ?? refused) {
    const { message, description } = split(inHostWords(keepnetError?.message ?? TOKEN_REFUSED));
    const named = name(message);
    const shown = { ...facts, message: named, ...(description && { description }) };
    const httpCode = refused ? error.httpCode : statusOf(keepnetError);
    if (!httpCode) return new NodeOperationError(node, named, shown);
    // Nothing of n8n's own error is kept: it contains the request and its token.
    return new NodeApiError(node, { message: named } as JsonObject, { ...shown, httpCode });
  }
  if (error instanceof NodeApiError || error instanceof NodeOperationError) {
    Object.assign(error.context, facts);
    error.message = name(error.message);
    return error;
  }
  const cause = error instanceof Error ? error : new Error(String(error));
  return new NodeOperationError(node, cause, { ...facts, message: name(cause.message) });
}

type NodeError = NodeApiError | NodeOperationError;

function statusOf(error: KeepnetError | undefined): string | undefined {
  return KeepnetApiError.isInstance(error) ? String(error.statusCode) : undefined;
}

/** The core does not know its hosts' field names. */
function inHostWords(text: string): string {
  return text
    .replace('Choose the current month', 'In Period choose Current Month')
    .replace('Look it up in the list of companies', 'Look it up with Get Many');
}

/** The first sentence says what happened, the others what to do. */
function split(text: string): { message: string; description: string } {
  const [message = text, description = ''] = text.split(/(?<=[.!?])\s+(?=\p{Lu}|"|\d)(.*)/su);
  return { message, description };
}
