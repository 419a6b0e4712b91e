/** A number in [0, 1), uniformly distributed. Used to spread retries out, never for secrets. */
export type Random = () => number;
