import { Column } from "@/components/site/frame";
import type { Door } from "@/lib/groups/schema";
import { AskForm } from "./ask-form";
import { WithdrawButton } from "./withdraw-button";

/** A group that takes join requests, for someone who is not in it. */
export function DoorPage({ door: { group, request } }: { door: Door }) {
  return (
    <Column title={group.name} lead={group.description || "A study group, which reads podcast summaries together."}>
      <section aria-labelledby="asking" className="max-w-lg">
        <h2 id="asking" className="mb-3 text-lg font-semibold">
          {request ? "You have asked to join" : "Ask to join"}
        </h2>
        {request?.state === "waiting" && (
          <div role="status" className="space-y-4">
            <p className="text-soft">Your request waits for an owner or a moderator of the group. This page turns into the group’s once they let you in.</p>
            <WithdrawButton groupId={group.id} />
          </div>
        )}
        {request?.state === "declined" && <p role="status">The group has declined your request. Only an invite leads in now.</p>}
        {!request && <AskForm groupId={group.id} />}
      </section>
    </Column>
  );
}
