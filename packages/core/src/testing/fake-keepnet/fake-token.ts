/** A token as the API issues it; nobody verifies its signature. */
export function fakeToken(claims: Readonly<Record<string, unknown>>): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}.c2lnbmF0dXJl`;
}
