/** The owner of the shared server's installation. */
export const owner = { name: "Olga Owner", email: "olga@example.org", password: "first of all visitors" };

/** What the shared server needs before the first spec: an owner, so that everyone else is an ordinary person. */
export async function prepareSharedServer(url: string): Promise<void> {
  const response = await fetch(`${url}/api/v1/accounts`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(owner),
  });
  if (!response.ok) throw new Error(`The owner's account was refused: ${await response.text()}`);
}
