const TOKENS = /\b(?:bearer|basic)\s+[\w.~+/=-]+|\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/gi;
const SECRET_FIELDS =
  /((?:client_?secret|client_?id|access_?token|refresh_?token|authorization|password)["']?\s*[=:]\s*)["']?[^\s"'&,;<>]+/gi;

/** Takes known secrets and everything that looks like one out of words that come from elsewhere. */
export function redact(text: string, secrets: readonly string[]): string {
  let safe = text;
  for (const secret of secrets) for (const form of formsOf(secret)) safe = safe.split(form).join('[hidden]');
  return safe.replace(TOKENS, '[hidden]').replace(SECRET_FIELDS, '$1[hidden]');
}

// A proxy's error page may quote the form that was sent, in its own encoding.
function formsOf(secret: string): string[] {
  const html = secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  const form = new URLSearchParams({ '': secret }).toString().slice(1);
  return secret ? [secret, html, encodeURIComponent(secret), form] : [];
}
