/** Where the sandbox listens, and the credential for it. */
export interface ServerAddress {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}
