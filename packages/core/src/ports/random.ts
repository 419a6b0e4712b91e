/** A number in [0, 1), uniformly distributed. Used to spread out retries, never for secrets. */
export type Random = () => number;
