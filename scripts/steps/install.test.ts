import { describe, expect, it } from "vitest";
import { isComplete } from "./install.mjs";

const own = { dependencies: { react: "19.3.1" }, devDependencies: { vitest: "4.1.12" } };
const wanted = {
  "": own,
  "node_modules/react": { version: "19.3.1" },
  "node_modules/vitest": { version: "4.1.12" },
  "node_modules/for-another-platform": { version: "1.0.0" },
};
const installed = { "node_modules/react": { version: "19.3.1" }, "node_modules/vitest": { version: "4.1.12" } };

describe("isComplete", () => {
  it("does without packages for other platforms, and lets others be", () => {
    expect(isComplete(wanted, installed)).toBe(true);
    expect(isComplete(wanted, { ...installed, "node_modules/tried-once": { version: "0.1.0" } })).toBe(true);
  });

  it("misses a package of the project's own", () => {
    expect(isComplete(wanted, { "node_modules/react": { version: "19.3.1" } })).toBe(false);
  });

  it("notices another version, of a package's package too", () => {
    expect(isComplete(wanted, { ...installed, "node_modules/react": { version: "19.2.0" } })).toBe(false);
    expect(isComplete(wanted, { ...installed, "node_modules/for-another-platform": { version: "0.9.0" } })).toBe(false);
  });
});
