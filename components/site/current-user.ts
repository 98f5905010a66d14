import { redirect } from "next/navigation";
import { cache } from "react";
import type { UserViewer } from "@/lib/access/viewer";
import { currentUser as lookUp } from "@/lib/auth/viewer";

/** The signed-in user, or null. Looked up once for a page and what it would show if there were nothing. */
export const currentUser = cache(lookUp);

/** Lets someone who is not signed in do so first, says why, and comes back to `path`. */
export const askToSignIn = (path: string): never => redirect(`/signin?needed=1&next=${encodeURIComponent(path)}`);

/** The signed-in user; someone who is not signed in goes to sign in first and comes back to `path`. */
export async function requireUser(path: string): Promise<UserViewer> {
  return (await currentUser()) ?? askToSignIn(path);
}
