// Loaded before anything else, by whatever Node there is: nothing here is newer than the language of 2009.
/* eslint-disable no-var */
var NEEDED = "Node 20.19, 22.12 or newer";

function isSupported(version) {
  var parts = version.replace(/^v/, "").split(".");
  var major = Number(parts[0]);
  var minor = Number(parts[1]);
  if (major === 20) return minor >= 19;
  if (major === 22) return minor >= 12;
  return major > 22;
}

module.exports = { isSupported: isSupported };

if (!isSupported(process.version)) {
  console.error("Gloss needs " + NEEDED + ", and this is Node " + process.version.slice(1) + ": install a current one from https://nodejs.org and try again.");
  process.exit(1);
}
