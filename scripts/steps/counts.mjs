// What the test programs say they did. Their own word is not enough: a program that died, a file that could not be
// loaded and a run that found no tests all count as failures.

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {Counts} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 };
/** @type {Counts} */
export const ONE_FAILURE = { passed: 0, failed: 1, skipped: 0 };

/** @param {Counts[]} all @returns {Counts} */
export function sum(all) {
  return all.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    NOTHING,
  );
}

/** The last line of a run. @param {Counts} counts */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`;
}

/** @param {any} report Vitest's JSON report @returns {Counts} */
export function countVitest(report) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report;
  const brokenFiles = report.testResults.filter(
    (/** @type {any} */ file) => file.status === "failed" && !file.assertionResults.some((/** @type {any} */ test) => test.status === "failed"),
  );
  return { passed: numPassedTests, failed: numFailedTests + brokenFiles.length, skipped: numPendingTests + numTodoTests };
}

/** @param {any} report Playwright's JSON report @returns {Counts} */
export function countPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}

/**
 * @param {Counts | null} counts null when there is no report
 * @param {boolean} ok whether the program said that all was well
 * @returns {Counts}
 */
export function honest(counts, ok) {
  if (!counts) return ONE_FAILURE;
  const ran = counts.passed + counts.failed;
  if (ran === 0 || (!ok && counts.failed === 0)) return { ...counts, failed: counts.failed + 1 };
  return counts;
}
