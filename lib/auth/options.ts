import "server-only";
import { PrismaAdapter } from "@auth/prisma-adapter";
import type { NextAuthOptions } from "next-auth";
import type { Adapter, AdapterUser } from "next-auth/adapters";
import { register } from "./register";
import { toCleanText } from "@/lib/characters";
import { db } from "@/lib/db";
import { text } from "@/lib/text";
import { providers } from "./providers";
import { closeSession, findSession, openSession, SESSION_MAX_AGE_S } from "./sessions";

declare module "next-auth/jwt" {
  interface JWT {
    /** The Session row that this cookie stands for. */
    sessionToken?: string;
  }
}

const MAX_NAME = 80;

/** The name that a provider tells, as far as it is one, else what stands before the @ of the address. */
function nameOf(told: string | null | undefined, email: string): string {
  const name = text(1, MAX_NAME, "a name").safeParse(toCleanText(told ?? "").slice(0, MAX_NAME));
  return name.success ? name.data : (email.split("@")[0] ?? email);
}

/** Prisma as next-auth's store. Accounts are made by `register`, so that the first visitor becomes the owner by any door. */
function adapter(): Adapter {
  const store = PrismaAdapter(db) as Adapter;
  return {
    ...store,
    createUser: async ({ name, email, emailVerified, image }: Omit<AdapterUser, "id">) => {
      const user = await register({
        name: nameOf(name, email),
        email: email.toLowerCase(),
        emailVerified,
        image,
      });
      if (!user) throw new Error("There is an account with this e-mail address already.");
      return user;
    },
    getUserByEmail: (email) => db.user.findUnique({ where: { email: email.toLowerCase() } }),
  };
}

const isDemo = async (email: string) => (await db.user.count({ where: { email: email.toLowerCase(), isDemo: true } })) > 0;

/**
 * next-auth's configuration. The cookie is a JWT, as the credentials provider requires, but it only names a
 * Session row: what the row says, holds.
 */
export const authOptions = (): NextAuthOptions => ({
  adapter: adapter(),
  providers: providers(),
  session: { strategy: "jwt", maxAge: SESSION_MAX_AGE_S },
  pages: { signIn: "/signin", error: "/signin", verifyRequest: "/signin?sent=1" },
  callbacks: {
    // People of the demonstration have no way in, whatever door is tried in their name.
    signIn: async ({ user }) => !user.email || !(await isDemo(user.email)),
    jwt: async ({ token, user }) => (user ? { sub: user.id, sessionToken: await openSession(user.id) } : token),
    session: async ({ session, token }) => {
      const viewer = token.sessionToken ? await findSession(token.sessionToken) : null;
      return { expires: session.expires, user: viewer ? { name: viewer.name } : undefined };
    },
  },
  events: {
    signOut: async ({ token }) => {
      if (token.sessionToken) await closeSession(token.sessionToken);
    },
  },
});
