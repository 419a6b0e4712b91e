/** A name for one line of a terminal: line breaks, tabs and control characters would tear a table or steer the screen. */
export function oneLine(name: string | null, missing = '(no name)'): string {
  const text = (name ?? '').replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return text === '' ? missing : text;
}
