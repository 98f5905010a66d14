import { cache } from "react";
import { readShow, readSummary } from "@/lib/episodes/queries";

/* A page asks twice for what it shows, once for its title: within one request the second answer is the first. */

export const readShowOnce = cache(readShow);
export const readSummaryOnce = cache(readSummary);
