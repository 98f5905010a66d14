const UNREACHABLE = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "ERR_SOCKET_TIMEOUT", "ECONNRESET", "EHOSTUNREACH", "ENETUNREACH", "EIDLETIMEOUT", "ERESPONSETIMEOUT", "ECONNECTIONTIMEOUT"];
const UNTRUSTED = ["CERT_HAS_EXPIRED", "DEPTH_ZERO_SELF_SIGNED_CERT", "SELF_SIGNED_CERT_IN_CHAIN", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"];

/** @type {[string[], (registry: string) => string][]} */
const sentences = [
  [UNREACHABLE, (registry) => `The package registry ${registry} cannot be reached: check the network, or the registry and proxy that npm is configured with, and start again.`],
  [UNTRUSTED, (registry) => `The certificate of the package registry ${registry} is not trusted: give npm the certificate authority of your network (npm config set cafile), and start again.`],
  [["E401", "E403"], (registry) => `The package registry ${registry} refuses this user: check how npm signs in to it, and start again.`],
  [["E404", "ETARGET"], (registry) => `The package registry ${registry} does not have a package that Gloss needs: check which registry npm is configured with, and start again.`],
  [["EINTEGRITY"], () => "A package did not arrive as it was published: run `npm cache clean --force`, and start again."],
  [["ENOSPC", "EDQUOT"], () => "There is no space left on the disk to install the packages: make room, and start again."],
  [["EACCES", "EPERM", "EROFS"], () => "The folder node_modules or npm's cache cannot be written by this user: change its owner or its permissions, and start again."],
];

const REQUEST = /^npm http .*$/gm;
const FAILED_REQUEST = /^npm http .* attempt \d+ failed with (\S+)$/gm;
const ENOUGH_FAILURES = 6;

/** What npm printed, without its list of requests. @param {string} output */
export function withoutRequests(output) {
  return output.replace(REQUEST, "").replace(/\n{2,}/g, "\n");
}

/**
 * npm itself would go on to the next package, and the next, for minutes; when nothing at all has come, it is in vain.
 * @param {string} output what npm has printed so far, its requests among it
 */
export function isUnreachable(output) {
  if (/^npm http .* GET [23]\d\d /m.test(output) || /^npm http cache /m.test(output)) return false;
  const failed = [...output.matchAll(FAILED_REQUEST)].filter(([, code]) => UNREACHABLE.includes(code ?? ""));
  return failed.length >= ENOUGH_FAILURES;
}

/**
 * One sentence for what npm printed when it failed; null when it is none of the foreseeable things.
 * @param {string} output
 */
export function explainNpmFailure(output) {
  const said = /^npm (?:error|ERR!) code (\S+)/m.exec(output)?.[1] ?? "";
  const code = isUnreachable(output) ? "ECONNREFUSED" : said;
  const registry = /https?:\/\/[^\s/]+/.exec(output)?.[0] ?? "";
  const found = sentences.find(([codes]) => codes.includes(code));
  return found ? found[1](registry).replace("registry  ", "registry ") : null;
}
