/** Writes a parameter of the page's address, or takes it out when it is empty. Going back still leaves the page. */
export function writeParameter(name: string, value: string): void {
  const url = new URL(window.location.href);
  if (value === "") url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  window.history.replaceState(null, "", url);
}
