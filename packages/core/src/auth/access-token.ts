/** A token as Keepnet issued it. */
export interface AccessToken {
  readonly value: string;
  /** Milliseconds since the epoch. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** What the token allows, such as `companies/search|POST`; undefined if Keepnet does not say. */
  readonly permissions?: readonly string[] | undefined;
}
