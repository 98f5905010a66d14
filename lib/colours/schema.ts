import { z } from "zod";
import { text } from "@/lib/text";

export const MAX_COLOUR_NAME = 40;

const name = text(0, MAX_COLOUR_NAME, "a colour's name").optional();

/** What someone calls the colours; one that is left out, or whose name is empty, goes by its own. */
export const nameColoursSchema = z.object({ yellow: name, green: name, blue: name, pink: name, purple: name });

export const colourNamesSchema = z
  .object({
    yellow: z.string().optional(),
    green: z.string().optional(),
    blue: z.string().optional(),
    pink: z.string().optional(),
    purple: z.string().optional(),
  })
  .meta({ id: "ColourNames" });
export type ColourNames = z.infer<typeof colourNamesSchema>;
