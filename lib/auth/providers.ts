import "server-only";
import CredentialsProvider from "next-auth/providers/credentials";
import DiscordProvider from "next-auth/providers/discord";
import EmailProvider from "next-auth/providers/email";
import GitHubProvider from "next-auth/providers/github";
import GitLabProvider from "next-auth/providers/gitlab";
import GoogleProvider from "next-auth/providers/google";
import type { Provider } from "next-auth/providers/index";
import { env, oauthProviders } from "@/lib/env";
import type { OAuthProvider } from "@/lib/env";
import { sendSignInMail } from "@/lib/mail/sign-in";
import { addressOf } from "./address";
import { checkCredentials } from "./credentials";
import { countAttempt } from "./limits";

type Keys = { clientId: string; clientSecret: string };

const oauth: Record<OAuthProvider, { label: string; make: (keys: Keys) => Provider }> = {
  GITHUB: { label: "GitHub", make: GitHubProvider },
  GOOGLE: { label: "Google", make: GoogleProvider },
  GITLAB: { label: "GitLab", make: GitLabProvider },
  DISCORD: { label: "Discord", make: DiscordProvider },
};

const credentials = CredentialsProvider({
  credentials: { email: { type: "email" }, password: { type: "password" } },
  authorize: async (input, request) => {
    const checked = await checkCredentials(input ?? {}, addressOf(request.headers));
    if (checked.ok) return checked.value;
    // next-auth hands this message to the sign-in form as it is.
    throw new Error(checked.problem.detail);
  },
});

function configuredOAuth(): { id: string; label: string; provider: Provider }[] {
  const settings = env();
  return oauthProviders.flatMap((name) => {
    const clientId = settings[`${name}_ID`];
    const clientSecret = settings[`${name}_SECRET`];
    if (!clientId || !clientSecret) return [];
    const { label, make } = oauth[name];
    return [{ id: name.toLowerCase(), label, provider: make({ clientId, clientSecret }) }];
  });
}

function email(): Provider[] {
  const { SMTP_URL } = env();
  if (!SMTP_URL) return [];
  return [
    EmailProvider({
      server: SMTP_URL,
      maxAge: 60 * 60,
      sendVerificationRequest: async ({ identifier, url }) => {
        const counted = await countAttempt("sign-in-mail", identifier);
        if (!counted.ok) throw new Error(counted.problem.detail);
        await sendSignInMail(identifier, url);
      },
    }),
  ];
}

/** The providers for next-auth. */
export const providers = (): Provider[] => [credentials, ...configuredOAuth().map(({ provider }) => provider), ...email()];

/** What the sign-in page offers beside e-mail and password. */
export const signInWays = () => ({
  oauth: configuredOAuth().map(({ id, label }) => ({ id, label })),
  emailLink: Boolean(env().SMTP_URL),
});
