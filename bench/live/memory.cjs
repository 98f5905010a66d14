// Loaded into the server that is measured: when asked to by a signal, it collects its garbage and writes down its memory.
const { renameSync, writeFileSync } = require("node:fs");
const v8 = require("node:v8");
const { runInNewContext } = require("node:vm");

const file = process.env.GLOSS_BENCH_MEMORY;

if (file && process.argv[1]?.endsWith("web-server.mjs")) {
  v8.setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  writeFileSync(`${file}.pid`, String(process.pid));
  process.on("SIGUSR2", () => {
    collect();
    // What the first leaves for finalizers is gone with the second.
    setTimeout(() => {
      collect();
      writeFileSync(`${file}.new`, JSON.stringify({ ...process.memoryUsage(), cpu: process.cpuUsage() }));
      renameSync(`${file}.new`, file);
    }, 200);
  });
}
