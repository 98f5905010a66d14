import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { build } from "esbuild";

const ROOT = join(import.meta.dirname, "../..");

/** Where the modules that `openWith` loads are found in the page. */
export const GLOBAL = "gloss";

/**
 * Opens a page of the given markup with all exports of the project's browser
 * modules (paths from the root) in `window.gloss`, and its style sheets: code
 * that needs a browser and nothing else is tested without the application.
 */
export async function openWith(page: Page, html: string, modules: string[], sheets: string[] = []): Promise<void> {
  await page.setContent(html);
  for (const sheet of sheets) await page.addStyleTag({ content: await readFile(join(ROOT, sheet), "utf8") });
  await page.addScriptTag({ content: await bundle(modules) });
}

async function bundle(modules: string[]): Promise<string> {
  const result = await build({
    stdin: { contents: modules.map((module) => `export * from "./${module}";`).join("\n"), resolveDir: ROOT },
    bundle: true,
    format: "iife",
    globalName: GLOBAL,
    write: false,
    logLevel: "silent",
  });
  return result.outputFiles[0]!.text;
}
