import { describe, expect, it } from "vitest";
import { countPlaywright, countVitest, honest, NOTHING, sum, summary } from "./counts.mjs";

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((test) => ({ status: test })) });
const vitest = (numPassedTests: number, numFailedTests: number, testResults: object[]) => ({
  numPassedTests,
  numFailedTests,
  numPendingTests: 1,
  numTodoTests: 2,
  testResults,
});

describe("the counts of a run", () => {
  it("are Vitest's, and a file that could not be loaded is a failure", () => {
    const report = vitest(2, 1, [file("passed", "passed"), file("failed", "passed", "failed"), file("failed")]);
    expect(countVitest(report)).toEqual({ passed: 2, failed: 2, skipped: 3 });
  });

  it("are Playwright's, and an error outside of the tests is a failure", () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
    expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3, skipped: 2 });
  });
});

describe("honest", () => {
  const counts = { passed: 3, failed: 0, skipped: 0 };

  it("believes a run that ended well", () => expect(honest(counts, true)).toEqual(counts));
  it("counts a run without a report as a failure", () => expect(honest(null, true).failed).toBe(1));
  it("counts a run that found no tests as a failure", () => expect(honest({ ...NOTHING, skipped: 4 }, true).failed).toBe(1));
  it("counts a run that died after its tests had passed as a failure", () => expect(honest(counts, false).failed).toBe(1));
  it("counts no failure twice", () => expect(honest({ ...counts, failed: 2 }, false).failed).toBe(2));
});

it("adds up to one plain line", () => {
  expect(summary(sum([{ passed: 1, failed: 0, skipped: 0 }, NOTHING, { passed: 2, failed: 1, skipped: 0 }]))).toBe("3 passed, 1 failed");
  expect(summary({ passed: 1, failed: 0, skipped: 2 })).toBe("1 passed, 0 failed, 2 skipped");
});
