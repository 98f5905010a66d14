/** Someone signed in, by a session or by a personal access token. */
export type UserViewer = { kind: "user"; id: string; name: string; isOwner: boolean };
/** Whoever holds a share link that was valid when it was opened, and whether they are signed in as well. */
export type LinkViewer = { kind: "link"; audienceId: string; isSignedIn?: boolean };
/** Whoever runs commands on the machine itself, beside its database. */
export type Operator = { kind: "operator" };
export type Nobody = { kind: "nobody" };

/** Who is asking. Every query and every mutation takes one. */
export type Viewer = UserViewer | LinkViewer | Operator | Nobody;

export const nobody: Nobody = { kind: "nobody" };
export const operator: Operator = { kind: "operator" };

/** The user's id, or null for everyone who is not signed in. */
export const userIdOf = (viewer: Viewer): string | null => (viewer.kind === "user" ? viewer.id : null);
