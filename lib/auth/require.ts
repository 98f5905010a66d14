import "server-only";
import { redirect } from "next/navigation";
import type { UserViewer } from "@/lib/access/viewer";
import { currentUser } from "./viewer";

/** The signed-in user; someone who is not signed in goes to sign in first and comes back to `path`. */
export async function requireUser(path: string): Promise<UserViewer> {
  return (await currentUser()) ?? redirect(`/signin?next=${encodeURIComponent(path)}`);
}
