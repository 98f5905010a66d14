import { describe, expect, it } from "vitest";
import { explainNpmFailure, isUnreachable, withoutRequests } from "./npm-failure.mjs";

const REFUSED = `npm error code ECONNREFUSED
npm error syscall connect
npm error FetchError: request to http://127.0.0.1:9/zod failed, reason: connect ECONNREFUSED 127.0.0.1:9`;

it("names the registry that cannot be reached", () => {
  expect(explainNpmFailure(REFUSED)).toMatch(/^The package registry http:\/\/127\.0\.0\.1:9 cannot be reached: /);
});

it.each([
  ["npm error code ENOTFOUND\nnpm error network request to https://registry.example.org/react failed", "cannot be reached"],
  ["npm ERR! code ETIMEDOUT\nnpm ERR! network request to https://registry.example.org/react failed", "cannot be reached"],
  ["npm error code SELF_SIGNED_CERT_IN_CHAIN\nnpm error request to https://registry.example.org/react failed", "is not trusted"],
  ["npm error code E401\nnpm error Incorrect or missing password.", "refuses this user"],
  ["npm error code E404\nnpm error 404 Not Found - GET https://registry.example.org/zod", "does not have a package"],
  ["npm error code EINTEGRITY\nnpm error sha512-… integrity checksum failed", "did not arrive as it was published"],
  ["npm error code ENOSPC\nnpm error nospc There appears to be insufficient space", "no space left"],
  ["npm error code EACCES\nnpm error syscall mkdir", "cannot be written"],
])("explains %j", (output, words) => {
  const sentence = explainNpmFailure(output);
  expect(sentence).toContain(words);
  expect(sentence).not.toContain("\n");
  expect(sentence).not.toContain("  ");
});

it("does not pretend to know what it does not", () => {
  expect(explainNpmFailure("npm error code EWHATEVER")).toBeNull();
  expect(explainNpmFailure("")).toBeNull();
});

describe("isUnreachable", () => {
  const failure = (attempt: number, code: string) => `npm http fetch GET http://127.0.0.1:9/zod attempt ${attempt} failed with ${code}\n`;
  const failures = (many: number, code = "ECONNREFUSED") => Array.from({ length: many }, (_, i) => failure((i % 3) + 1, code)).join("");

  it("gives up on a registry from which nothing ever came", () => {
    expect(isUnreachable(failures(6))).toBe(true);
    expect(isUnreachable(failures(6, "ENOTFOUND"))).toBe(true);
    expect(explainNpmFailure(failures(6))).toMatch(/^The package registry http:\/\/127\.0\.0\.1:9 cannot be reached: /);
  });

  it("is patient with one from which something came, and with other troubles", () => {
    expect(isUnreachable(failures(5))).toBe(false);
    expect(isUnreachable(`npm http fetch GET 200 https://registry.example.org/react 12ms\n${failures(9)}`)).toBe(false);
    expect(isUnreachable(failures(9, "E500"))).toBe(false);
  });
});

it("shows what npm says, not every request that it makes", () => {
  expect(withoutRequests("npm http fetch GET 200 https://r/x 1ms\nnpm error code EWHATEVER\n")).toBe("\nnpm error code EWHATEVER\n");
});
