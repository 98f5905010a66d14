import type { AudienceChoice } from "@/components/annotations/types";

/** How an audience sees an annotation: as a card that says whose it is, or in an annotated version, with names or without. */
export type Look = "card" | "version" | "nameless version";

const looks = ["card", "version", "nameless version"] as const;

const lookOf = ({ kind, showsNames }: AudienceChoice): Look => (kind === "group" ? "card" : showsNames ? "version" : "nameless version");

const nameIn = ({ kind, label }: AudienceChoice) => (kind === "link" ? `the holders of “${label}”` : label);

const list = new Intl.ListFormat("en");

/** What audiences are called in a sentence. */
export const whoOf = (recipients: AudienceChoice[]): string => list.format(recipients.map(nameIn));

/** Audiences by what they see. */
export const byLook = (recipients: AudienceChoice[]): { look: Look; recipients: AudienceChoice[] }[] =>
  looks.map((look) => ({ look, recipients: recipients.filter((one) => lookOf(one) === look) })).filter(({ recipients: some }) => some.length > 0);
