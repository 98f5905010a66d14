// npm run screenshots: the README's pictures, made from the running program.
import { tsImport } from "tsx/esm/api";
import { takePictures } from "./steps/pictures.mjs";
import { sayOn } from "./steps/say.mjs";

const { startGloss } = await tsImport("../e2e/support/server.ts", import.meta.url);
const gloss = await startGloss();
try {
  await takePictures(gloss.url, sayOn(process.stdout));
} finally {
  await gloss.remove();
}
process.exit();
