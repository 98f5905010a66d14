"use client";

import { useMedia } from "@/components/ui/use-media";

/** Tailwind's `xl`: from this width on, there is a margin beside the outline. */
const query = "(min-width: 80rem)";

/** Whether the window has room for a margin. The server supposes that it has; the style sheet hides it where not. */
export const useWide = (): boolean => useMedia(query, true);
