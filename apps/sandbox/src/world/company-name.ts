import type { Random } from './random';
import {
  CJK_NAMES,
  CJK_SECTORS,
  LEGAL_FORMS,
  NAME_BEGINNINGS,
  NAME_ENDINGS,
  NAME_MIDDLES,
  SECTORS,
  TURKISH_NAMES,
  TURKISH_SECTORS,
} from './word-lists';

/** An invented company name: mostly Latin letters, some Turkish, some Chinese, Japanese or Korean. Not unique. */
export function companyName(random: Random): string {
  const script = random.next();
  if (script < 0.07) return `${random.pick(TURKISH_NAMES)} ${random.pick(TURKISH_SECTORS)}`;
  if (script < 0.12) return `${random.pick(CJK_NAMES)}${random.pick(CJK_SECTORS)}`;
  const word = random.pick(NAME_BEGINNINGS) + random.pick(NAME_MIDDLES) + random.pick(NAME_ENDINGS);
  const separator = random.chance(0.06) ? ', ' : ' ';
  return `${word} ${random.pick(SECTORS)}${separator}${random.pick(LEGAL_FORMS)}`;
}
