declare module 'proxy-from-env' {
  /** The proxy's address for `url` by the environment, or '' for none. */
  export function getProxyForUrl(url: string): string;
}
