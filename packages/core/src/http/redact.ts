const TOKENS = /\b(?:bearer|basic)\s+[\w.~+/=-]+|\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/gi;
const SECRET_FIELDS =
  /((?:client_?secret|client_?id|access_?token|refresh_?token|authorization|password)["']?\s*[=:]\s*)["']?[^\s"'&,;<>]+/gi;

// What looks like a secret is searched for in time that grows with the square of the length. Known secrets are not, so
// the first cut, of a text of any size, may halve one: far behind what the second cut leaves.
const LONGEST_READ = 65_536;
const LONGEST_KEPT = 4_096;

/**
 * Takes known secrets and everything that looks like one out of words that come from elsewhere. Of a text of any size
 * the beginning is enough, some 4,000 characters.
 */
export function redact(text: string, secrets: readonly string[]): string {
  let safe = text.slice(0, LONGEST_READ);
  for (const secret of secrets) for (const form of formsOf(secret)) safe = safe.split(form).join('[hidden]');
  return safe.slice(0, LONGEST_KEPT).replace(TOKENS, '[hidden]').replace(SECRET_FIELDS, '$1[hidden]');
}

// A proxy's error page may quote the form that was sent, in its own encoding.
function formsOf(secret: string): string[] {
  const html = secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  const form = new URLSearchParams({ '': secret }).toString().slice(1);
  return secret ? [secret, html, encodeURIComponent(secret), form] : [];
}
