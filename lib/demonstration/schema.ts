import { z } from "zod";
import { groupSchema } from "@/lib/groups/schema";

export const demonstrationSchema = z
  .object({
    loaded: z.boolean(),
    /** Its group, as far as the viewer is in it. */
    group: groupSchema.nullable(),
    /** After loading: words of the summary that are not there any more, whose annotations were left out. */
    skipped: z.array(z.string()),
  })
  .meta({ id: "Demonstration" });
export type Demonstration = z.infer<typeof demonstrationSchema>;
