// Where a browser for the journeys may come from.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runOrFail } from "./children.mjs";
import { Failure } from "./failure.mjs";
import { projectRoot } from "./paths.mjs";

/**
 * @typedef {import("@playwright/test").LaunchOptions} LaunchOptions
 * @typedef {{ name: string, describe: string, candidates: () => Promise<LaunchOptions[]> }} Source
 */

// A tested page is all that it should load; it has no business with its maker's services.
const QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const MAC = ["Google Chrome", "Chromium", "Microsoft Edge"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
const WINDOWS = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];

/** @returns {string[]} */
function placesOfBrowsers() {
  if (process.platform === "darwin") return MAC;
  if (process.platform === "win32") {
    const roots = [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA];
    return roots.flatMap((root) => (root ? WINDOWS.map((name) => path.join(root, name)) : []));
  }
  const folders = new Set([...(process.env.PATH ?? "").split(path.delimiter), "/usr/bin", "/snap/bin"]);
  return NAMES.flatMap((name) => [...folders].map((folder) => path.join(folder, name)));
}

/** @returns {Promise<LaunchOptions[]>} */
async function installedBrowsers() {
  const found = placesOfBrowsers().filter((file) => existsSync(file));
  return found.map((executablePath) => ({ executablePath, args: QUIET }));
}

/** Unpacked once, beside its place, and moved there when it is whole. @param {AbortSignal} stop */
async function unpackBundled(stop) {
  const manifest = path.join(projectRoot, "node_modules", "@sparticuz", "chromium", "package.json");
  const { version } = JSON.parse(readFileSync(manifest, "utf8"));
  const folder = path.join(projectRoot, "node_modules", ".cache", "gloss", `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const script = 'import("@sparticuz/chromium").then(({ default: chromium }) => chromium.executablePath())';
  // The package unpacks into the temporary folder, and its libraries only where it believes itself on a bare system.
  const env = { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
  try {
    await runOrFail(["-e", script], "The packaged browser could not be unpacked", { env, stop });
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/** The package's own list of fonts names folders of the systems that it is made for. @param {string} folder */
function writeFontList(folder) {
  const file = path.join(folder, "fonts.conf");
  const folders = [path.join(folder, "fonts"), "/usr/share/fonts", "/usr/local/share/fonts"];
  const lines = [...folders.map((dir) => `<dir>${dir}</dir>`), `<cachedir>${path.join(folder, "fonts-cache")}</cachedir>`];
  writeFileSync(file, `<?xml version="1.0"?>\n<fontconfig>\n${lines.join("\n")}\n</fontconfig>\n`);
  return file;
}

/** @returns {Promise<LaunchOptions[]>} */
async function bundledBrowser() {
  if (process.platform !== "linux" || process.arch !== "x64") return [];
  const folder = await unpackBundled(new AbortController().signal);
  const libraries = [path.join(folder, "al2023", "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  return [
    {
      executablePath: path.join(folder, "chromium"),
      args: [...QUIET, "--no-sandbox", "--headless=shell", "--no-zygote"],
      env: { .../** @type {Record<string, string>} */ (process.env), LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: writeFontList(folder) },
    },
  ];
}

/** @returns {Promise<LaunchOptions[]>} */
async function downloadedBrowser() {
  const program = path.join(projectRoot, "node_modules", "@playwright", "test", "cli.js");
  const sentence = "Playwright's browser could not be downloaded: connect to the internet, or install Chromium or Chrome";
  await runOrFail([program, "install", "chromium"], sentence, { stop: new AbortController().signal }).catch((error) => {
    throw error instanceof Failure ? new Failure(error.message) : error;
  });
  return [{}];
}

/** In the order in which they are tried. @type {Source[]} */
export const sources = [
  { name: "playwright", describe: "Playwright's own browser", candidates: async () => [{}] },
  { name: "system", describe: "the system's browser", candidates: installedBrowsers },
  { name: "bundled", describe: "the browser that a package ships", candidates: bundledBrowser },
  { name: "download", describe: "Playwright's browser, downloaded", candidates: downloadedBrowser },
];
