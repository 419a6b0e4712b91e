import type { Prng } from '../random/prng';
import { CUSTOMER_MARK as MARK } from './company';

const FORMS: readonly [(n: number) => string, ...((n: number) => string)[]] = [
  (n) => `${MARK} Ltd ${n}`,
  (n) => `=${MARK}(${n})`,
  (n) => `+${MARK} ${n}`,
  (n) => `-${MARK}${n}`,
  (n) => `@${MARK}${n}`,
  (n) => `${MARK}, "Süd" & Söhne; ${n}`,
  (n) => `${MARK}\nzweite Zeile ${n}`,
  (n) => `${MARK}\tTab ${n}`,
  (n) => `  ${MARK} spaced ${n} `,
  (n) => `${MARK} 株式会社 ${n}`,
  (n) => `${MARK} شركة ${n} \u{1F41F}`,
  (n) => `İ ${MARK} ıI ${n}`,
  (n) => `<b>${MARK}</b> &amp; ${n}`,
  (n) => `${MARK} \\" ' ${n} {}[]`,
  (n) => `${MARK} ${'long '.repeat(40)}${n}`,
];

/** A name as customers have them; few of them, so that some come twice. */
export function unusualText(prng: Prng, variety: number): string {
  if (prng.chance(0.6)) return `${MARK} ${prng.int(1, variety)}`;
  return prng.pick(FORMS)(prng.int(1, variety));
}

/** As `unusualText`, and sometimes no text at all. */
export function textOrNothing(prng: Prng, variety: number): string | null {
  const draw = prng.next();
  if (draw < 0.06) return null;
  return draw < 0.09 ? '' : unusualText(prng, variety);
}
