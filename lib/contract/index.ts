import * as accounts from "@/lib/accounts/operations";
import * as annotations from "@/lib/annotations/operations";
import * as colours from "@/lib/colours/operations";
import * as demonstration from "@/lib/demonstration/operations";
import * as episodes from "@/lib/episodes/operations";
import * as feeds from "@/lib/feeds/operations";
import * as groups from "@/lib/groups/operations";
import * as people from "@/lib/groups/people-operations";
import type { AnyOperation } from "@/lib/http/operation";
import * as live from "@/lib/live/operations";
import * as moderation from "@/lib/moderation/operations";
import * as notifications from "@/lib/notifications/operations";
import * as search from "@/lib/search/operations";
import * as sharing from "@/lib/sharing/operations";
import * as threads from "@/lib/threads/operations";
import * as tokens from "@/lib/tokens/operations";

/** Every operation of the HTTP API, by the feature that it belongs to. */
export const contract: Record<string, AnyOperation[]> = {
  Summaries: Object.values(episodes),
  Annotations: [...Object.values(annotations), ...Object.values(live)],
  Threads: Object.values(threads),
  Search: Object.values(search),
  Groups: [...Object.values(groups), ...Object.values(people), ...Object.values(moderation), ...Object.values(feeds)],
  Notifications: Object.values(notifications),
  Sharing: Object.values(sharing),
  Account: [...Object.values(accounts), ...Object.values(colours), ...Object.values(tokens)],
  Installation: Object.values(demonstration),
};
