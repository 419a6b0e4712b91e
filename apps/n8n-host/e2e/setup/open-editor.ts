import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

import { createUserFolder } from '../../src/create-user-folder';
import { PATHS } from '../../src/paths';
import { requireProgram } from '../../src/require-program';
import { createOwner, Session } from '../../src/session';
import { startN8n } from '../../src/start-n8n';

const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome'];
// Root has no sandbox of Chromium's, and a container little shared memory.
const CHROMIUM_ARGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
const SIZE = { width: 1280, height: 800 };
/** Where pictures go: into the docs if they are to be published. */
export const PICTURE_FOLDER = process.env['KEEPNET_PUBLISH_PICTURES'] ? PATHS.publishedPictures : PATHS.pictures;

export interface Editor {
  readonly page: Page;
  readonly session: Session;
  /** The elements that n8n marks for tests with this name. */
  marked(testId: string): Locator;
  openWorkflow(id: string): Promise<void>;
  /** Opens a node of the canvas. */
  openNode(name: string): Promise<void>;
  /** Brings all nodes of the canvas into view, none behind the button at its foot. */
  showWhole(): Promise<void>;
  /** Drags the parameters of an open node to the left, to make room for its output. */
  widenOutput(): Promise<void>;
  /** Takes a picture, 1280 × 800. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * A browser in which the owner of a new n8n is logged in.
 *
 * @param extra Further environment of n8n.
 */
export async function openEditor(extra: Readonly<Record<string, string>> = {}): Promise<Editor> {
  const n8n = await startN8n({ userFolder: await createUserFolder(), extra });
  try {
    const editor = await openEditorOf(new Session(await createOwner(n8n.url)));
    return {
      ...editor,
      async close() {
        await editor.close();
        await n8n.stop();
      },
    };
  } catch (error) {
    await n8n.stop();
    throw error;
  }
}

/** A browser in which the owner of a running n8n is logged in. */
export async function openEditorOf(session: Session): Promise<Editor> {
  const executablePath = await requireProgram(CHROMIUM, 'chromium');
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  try {
    return { ...(await logInBrowser(browser, session)), session, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function logInBrowser(browser: Browser, session: Session): Promise<Omit<Editor, 'session' | 'close'>> {
  const { url, cookie, browserId } = session.login;
  const context = await browser.newContext({ viewport: SIZE, locale: 'en-US', reducedMotion: 'reduce' });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url }]);
  await context.addInitScript((id) => localStorage.setItem('n8n-browserId', id), browserId);
  const page = await context.newPage();
  // A busy machine takes its time.
  page.setDefaultTimeout(60_000);
  await mkdir(PICTURE_FOLDER, { recursive: true });

  const marked = (testId: string): Locator => page.locator(`[data-test-id="${testId}"]:visible`);
  return {
    page,
    marked,
    async openWorkflow(id) {
      await page.goto(`${url}/workflow/${id}`);
      // An empty workflow has a button in its middle.
      await marked('canvas-node').or(marked('canvas-add-button')).first().waitFor();
    },
    async openNode(node) {
      await page.locator(`[data-test-id="canvas-node"][data-node-name="${node}"]`).dblclick();
      await marked('ndv').waitFor();
    },
    async showWhole() {
      await marked('zoom-to-fit').click();
      await page.waitForTimeout(500);
      await marked('zoom-out-button').click();
    },
    async widenOutput() {
      const handle = await marked('panel-drag-button').boundingBox();
      if (!handle) throw new Error('The panel has no handle.');
      const y = handle.y + handle.height / 2;
      await page.mouse.move(handle.x + handle.width / 2, y);
      await page.mouse.down();
      await page.mouse.move(SIZE.width / 4, y, { steps: 5 });
      await page.mouse.up();
    },
    async picture(title) {
      for (const toast of await page.locator('.el-notification__closeBtn:visible').all()) {
        await toast.click().catch(() => undefined);
      }
      // Panels slide in, and icons are loaded one by one.
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(700);
      await page.screenshot({ path: join(PICTURE_FOLDER, `${title}.png`) });
    },
  };
}
