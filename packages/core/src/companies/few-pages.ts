/** A set of so few pages is read whole, and no server filter is trusted. */
export const FEW_PAGES = 5;
