import type { ShareLink } from "@/lib/sharing/schema";
import type { AudienceChoice } from "./types";

export const groupChoice = ({ audienceId, name }: { audienceId: string; name: string }): AudienceChoice => ({ id: audienceId, kind: "group", label: name, showsNames: true });

/** The live ones among share links: nothing more is published to a frozen one. */
export const linkChoices = (links: ShareLink[]): AudienceChoice[] =>
  links.filter(({ mode }) => mode === "live").map(({ audienceId, name, showsNames }) => ({ id: audienceId, kind: "link", label: name || "share link", showsNames }));
