const TOKENS = /\b(?:bearer|basic)\s+[\w.~+/=-]+|\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/gi;
const SECRET_FIELDS = /((?:client_?secret|client_?id|access_?token|refresh_?token|authorization|password)["']?\s*[=:]\s*)["']?[^\s"'&,;<>]+/gi;

/** Takes known secrets and everything that looks like one out of words that come from elsewhere. */
export function redact(text: string, secrets: readonly string[] = []): string {
  let safe = text;
  for (const secret of secrets) if (secret) safe = safe.split(secret).join('[hidden]');
  return safe.replace(TOKENS, '[hidden]').replace(SECRET_FIELDS, '$1[hidden]');
}
