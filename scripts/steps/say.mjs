/** Where a command tells how far it is. @param {NodeJS.WriteStream} stream @returns {(line: string) => void} */
export function sayOn(stream) {
  // Whoever was reading may have gone; that is no reason to stop.
  stream.on("error", () => {});
  return (line) => void stream.write(`${line}\n`);
}
