import { redirect } from "next/navigation";
import { cache } from "react";
import type { UserViewer } from "@/lib/access/viewer";
import { currentUser as lookUp } from "@/lib/auth/viewer";

/** The signed-in user, or null. Looked up once for a page and what it would show if there were nothing. */
export const currentUser = cache(lookUp);

/** The signed-in user; someone who is not signed in goes to sign in first and comes back to `path`. */
export async function requireUser(path: string): Promise<UserViewer> {
  return (await currentUser()) ?? redirect(`/signin?next=${encodeURIComponent(path)}`);
}
