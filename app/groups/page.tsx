import type { Metadata } from "next";
import { DemonstrationOffer } from "@/components/demonstration/demonstration-section";
import { GroupList, OwnRequests } from "@/components/groups/group-list";
import { NewGroupForm } from "@/components/groups/new-group-form";
import { requireUser } from "@/components/site/current-user";
import { Column, Frame } from "@/components/site/frame";
import { Toasts } from "@/components/ui/toasts";
import { canDemonstrate } from "@/lib/access/policy";
import { readDemonstration } from "@/lib/demonstration/queries";
import { listGroups } from "@/lib/groups/queries";
import { listOwnRequests } from "@/lib/groups/requests";
import { unreadOf } from "@/lib/groups/unread";

export const metadata: Metadata = { title: "Groups" };

const heading = "mb-2 text-lg font-semibold";

export default async function Page() {
  const viewer = await requireUser("/groups");
  const [groups, archived, asked, unread] = await Promise.all([listGroups(viewer), listGroups(viewer, { archived: true }), listOwnRequests(viewer), unreadOf(viewer)]);
  const offersDemonstration = canDemonstrate(viewer) && groups.length === 0 && !(await readDemonstration(viewer)).loaded;
  return (
    <Frame viewer={viewer}>
      <Toasts>
        <Column title="Study groups" lead="Read one summary together, each through the others’ annotations.">
          {groups.length > 0 && (
            <div className="mb-12">
              <GroupList groups={groups} label="Your groups" unread={unread} />
            </div>
          )}
          {offersDemonstration && <DemonstrationOffer />}
          {asked.length > 0 && (
            <section aria-labelledby="asked" className="mb-12">
              <h2 id="asked" className={heading}>
                You have asked to join
              </h2>
              <OwnRequests doors={asked} />
            </section>
          )}
          <section aria-labelledby="new-group" className="max-w-md">
            <h2 id="new-group" className="mb-4 text-lg font-semibold">
              Create a group
            </h2>
            <NewGroupForm />
          </section>
          {archived.length > 0 && (
            <section aria-labelledby="archived" className="mt-12 border-t border-line pt-8">
              <h2 id="archived" className={heading}>
                Archived
              </h2>
              <GroupList groups={archived} label="Archived groups" unread={unread} />
            </section>
          )}
        </Column>
      </Toasts>
    </Frame>
  );
}
