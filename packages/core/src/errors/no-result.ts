import { KeepnetError } from './keepnet-error';

const SAYS_IT = /^(No result|No file|Do not invoice): /;
const NO_RESULT = 'No result: ';

/**
 * Runs an operation and makes its errors begin with what happened to the result: the error of a request, a date or a
 * field does not know which operation it belongs to. The error of a wrong option is thrown unchanged, before anything
 * is sent.
 */
export async function orNoResult<T>(operation: Promise<T>): Promise<T> {
  try {
    return await operation;
  } catch (error) {
    throw KeepnetError.isInstance(error) && error.code !== 'CONFIGURATION' ? sayNoResult(error) : error;
  }
}

function sayNoResult(error: KeepnetError): KeepnetError {
  if (!SAYS_IT.test(error.message)) {
    error.message = NO_RESULT + error.message.replace(/^(The|This|An?|No|Nothing) /, (word) => word.toLowerCase());
  }
  return error;
}

/** An error's text, to quote as a reason in another text. */
export function reasonOf({ message }: KeepnetError): string {
  if (!message.startsWith(NO_RESULT)) return message;
  const reason = message.slice(NO_RESULT.length);
  return reason.charAt(0).toUpperCase() + reason.slice(1);
}
