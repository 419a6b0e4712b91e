/** The day that it is: the node goes by the real clock, so the sandbox must too. */
export const TODAY = new Date().toISOString().slice(0, 10);
export const THIS_MONTH = TODAY.slice(0, 7);
export const LAST_MONTH = new Date(Date.parse(`${THIS_MONTH}-01`) - 1).toISOString().slice(0, 7);
/** The month before that. */
export const BEFORE_LAST = new Date(Date.parse(`${LAST_MONTH}-01`) - 1).toISOString().slice(0, 7);

/** The day some days after today. */
export function inDays(days: number): string {
  return new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10);
}
