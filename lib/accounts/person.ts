import { z } from "zod";
import type { Prisma } from "@/lib/db/generated/client";

/** Someone as others see them: in a group, on what they wrote. */
export const personSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    /** There for people of the demonstration only, who are marked wherever their name appears. */
    isDemo: z.literal(true).optional(),
  })
  .meta({ id: "Person" });
export type Person = z.infer<typeof personSchema>;

/** What a query must load of a user for `shapePerson`. */
export const personSelect = { id: true, name: true, isDemo: true } satisfies Prisma.UserSelect;

/** A user as others see them: nothing else of the account leaves the server. */
export const shapePerson = ({ id, name, isDemo }: { id: string; name: string; isDemo: boolean }): Person => ({
  id,
  name,
  ...(isDemo && { isDemo }),
});
