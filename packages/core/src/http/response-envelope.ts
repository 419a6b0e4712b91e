/** Keepnet's answer envelope, in either of the two documented shapes, or an error of its web server. */
export type ResponseEnvelope =
  | { readonly kind: 'success'; readonly data: unknown }
  | {
      readonly kind: 'error';
      /** As sent, in upper case: `INPUT_ERROR`, `PRIVACY_ERROR`, … or an empty string. */
      readonly status: string;
      readonly message: string;
      readonly validationMessages: readonly string[];
    };

/**
 * Reads `{ data, status, message, validationMessages }` or `{ isSuccess, data, messages }`, ignoring the case of keys.
 * Undefined if the value is neither, has a duplicate or an unexpected form: nothing is guessed.
 */
export function readEnvelope(value: unknown): ResponseEnvelope | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const fields = new Map(Object.entries(value).map(([key, field]) => [key.toLowerCase(), field as unknown]));
  if (fields.size < Object.keys(value).length) return undefined;
  const status = fields.get('status') ?? undefined;
  if (typeof status === 'number' && status >= 400) return readProblem(fields);
  const isSuccess = fields.get('issuccess') ?? undefined;
  if (!['string', 'undefined'].includes(typeof status)) return undefined;
  if (!['boolean', 'undefined'].includes(typeof isSuccess)) return undefined;
  if (typeof status !== 'string' && typeof isSuccess !== 'boolean') {
    if (fields.has('data')) return { kind: 'success', data: fields.get('data') };
    if (!fields.has('message') && !fields.has('validationmessages') && !fields.has('messages')) return undefined;
  }
  const succeeded = isSuccess !== false && (typeof status !== 'string' || status.toUpperCase() === 'SUCCESS');
  if (succeeded && (typeof status === 'string' || isSuccess === true)) {
    return { kind: 'success', data: fields.get('data') };
  }
  return {
    kind: 'error',
    status: typeof status === 'string' ? status.toUpperCase() : '',
    message: typeof fields.get('message') === 'string' ? (fields.get('message') as string) : '',
    validationMessages: [...strings(fields.get('validationmessages')), ...strings(fields.get('messages'))],
  };
}

/** An answer of ASP.NET itself, before Keepnet's own code runs: RFC 9457, with the errors of each field. */
function readProblem(fields: ReadonlyMap<string, unknown>): ResponseEnvelope | undefined {
  const [said] = [...strings(fields.get('detail')), ...strings(fields.get('title'))];
  const errors = fields.get('errors');
  if (said === undefined && !errors) return undefined;
  const validationMessages = Object.entries(typeof errors === 'object' ? { ...errors } : {}).flatMap(([name, texts]) =>
    strings(texts).map((text) => `${name}: ${text}`),
  );
  return { kind: 'error', status: '', message: said ?? '', validationMessages };
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
