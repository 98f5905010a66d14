import type { Role } from "@/lib/db/generated/enums";

/** How each role is called. */
export const roleLabels: Record<Role, string> = { owner: "Owner", moderator: "Moderator", member: "Member", reader: "Reader" };

/** What each role is for, for someone who gives it. */
export const roleHints: Record<Role, string> = {
  owner: "decides everything",
  moderator: "invites people and plans readings",
  member: "reads and publishes",
  reader: "reads, and does not publish",
};
