import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Colors a text for the terminal; leaves it plain when stdout is none, or NO_COLOR is set. */
export function paint(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout });
}
