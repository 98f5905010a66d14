import { z } from "zod";
import { text } from "@/lib/text";

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "An e-mail address has at most 254 characters.")
  .pipe(z.email("This is not an e-mail address."));

/** NIST SP 800-63B: a minimum length, a generous maximum, any character, no rules of composition. */
export const passwordSchema = z
  .string()
  .min(8, "A password needs at least 8 characters.")
  .max(256, "A password has at most 256 characters.");

export const nameSchema = text(1, 80, "a name");

export const signUpSchema = z.object({ name: nameSchema, email: emailSchema, password: passwordSchema });
export type SignUp = z.infer<typeof signUpSchema>;

export const changePasswordSchema = z.object({ current: z.string().max(256), next: passwordSchema });
export const profileSchema = z.object({ name: nameSchema });

export const accountSchema = z
  .object({ id: z.uuid(), name: z.string(), email: z.string(), isOwner: z.boolean(), hasPassword: z.boolean() })
  .meta({ id: "Account" });
export type Account = z.infer<typeof accountSchema>;
