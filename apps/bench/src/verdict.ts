/** A goal, and whether it is reached. */
export const verdict = (goal: string, reached: boolean): string => `${goal} ${reached ? 'reached' : 'missed'}`;
