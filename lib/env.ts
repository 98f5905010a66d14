import { z } from "zod";

const url = (protocols: string[], example: string) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be an address such as ${example}`,
  });

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const portError = "must be a port from 1 to 65535";

const gatherError = "must be a number of seconds from 1 to 3600";

/** Sign-in providers that appear when both of their variables are set. */
export const oauthProviders = ["GITHUB", "GOOGLE", "GITLAB", "DISCORD"] as const;
export type OAuthProvider = (typeof oauthProviders)[number];

const oauthPairs = Object.fromEntries(
  oauthProviders.flatMap((name) => [
    [`${name}_ID`, optional(z.string())],
    [`${name}_SECRET`, optional(z.string())],
  ]),
) as unknown as Record<`${OAuthProvider}_${"ID" | "SECRET"}`, z.ZodType<string | undefined>>;

const schema = z
  .object({
    PORT: optional(z.string().regex(/^\d+$/, portError).pipe(z.coerce.number<string>().min(1, portError).max(65_535, portError))),
    DATABASE_URL: optional(url(["postgresql:", "postgres:"], "postgresql://user:password@host:5432/gloss")),
    REDIS_URL: optional(url(["redis:", "rediss:"], "redis://host:6379")),
    GLOSS_DATA_DIR: optional(z.string()),
    NEXTAUTH_URL: optional(url(["http:", "https:"], "https://gloss.example.org")),
    NEXTAUTH_SECRET: optional(z.string().min(32, "must have at least 32 characters")),
    SMTP_URL: optional(url(["smtp:", "smtps:"], "smtp://user:password@mail.example.org:587")),
    MAIL_FROM: optional(z.string()),
    MAIL_GATHER_SECONDS: optional(z.string().regex(/^\d{1,4}$/, gatherError).pipe(z.coerce.number<string>().min(1, gatherError).max(3600, gatherError))),
    ...oauthPairs,
  })
  .superRefine((env, context) => {
    for (const name of oauthProviders) {
      if (!env[`${name}_ID`] === !env[`${name}_SECRET`]) continue;
      const missing = env[`${name}_ID`] ? `${name}_SECRET` : `${name}_ID`;
      context.addIssue({ code: "custom", path: [missing], message: "is missing: a provider needs both of its variables" });
    }
  });

export type Env = z.infer<typeof schema>;

/**
 * Reads Gloss's environment variables. All are optional; an empty one counts as unset.
 * Returns every problem at once, each a sentence that begins with the variable's name.
 */
export function readEnv(
  source: Record<string, string | undefined>,
): { ok: true; env: Env } | { ok: false; problems: string[] } {
  const parsed = schema.safeParse(source);
  if (parsed.success) return { ok: true, env: parsed.data };
  return { ok: false, problems: parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`) };
}

let cached: Env | undefined;

/** The validated environment of this process. Throws, naming the variables, when it is not valid. */
export function env(): Env {
  if (cached) return cached;
  const result = readEnv(process.env);
  if (!result.ok) throw new Error(`The environment is not valid: ${result.problems.join("; ")}.`);
  return (cached = result.env);
}
