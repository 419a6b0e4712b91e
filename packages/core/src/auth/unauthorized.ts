/** The statuses that refuse a token or credentials: the vendor's own clients treat a 306 like a 401. */
export const UNAUTHORIZED: readonly number[] = [401, 306];
