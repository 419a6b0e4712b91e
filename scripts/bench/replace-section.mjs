/**
 * Puts a measured part into an otherwise hand-written page: between `<!-- name -->` and `<!-- /name -->`.
 *
 * @param {string} page
 * @param {string} name
 * @param {string} content
 * @returns {string} the page with the part replaced
 * @throws {Error} when the page has no such place
 */
export function replaceSection(page, name, content) {
  const [opening, closing] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = page.indexOf(opening);
  const end = page.indexOf(closing, start);
  if (start < 0 || end < 0) {
    throw new Error(`The page has no place for "${name}".`);
  }
  return `${page.slice(0, start + opening.length)}\n\n${content.trim()}\n\n${page.slice(end)}`;
}
