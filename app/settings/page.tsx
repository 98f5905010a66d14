import type { Metadata } from "next";
import { Settings } from "@/components/account/settings";
import { DemonstrationSettings } from "@/components/demonstration/demonstration-section";
import { groupPath } from "@/components/groups/paths";
import { requireUser } from "@/components/site/current-user";
import { Column, Frame } from "@/components/site/frame";
import { canDemonstrate } from "@/lib/access/policy";
import { ownAccount } from "@/lib/accounts/queries";
import { ownColours } from "@/lib/colours/queries";
import { readDemonstration } from "@/lib/demonstration/queries";
import { readSettings } from "@/lib/notifications/settings";
import { listTokens } from "@/lib/tokens/mutations";

export const metadata: Metadata = { title: "Settings" };

type Props = { searchParams: Promise<{ changed?: string }> };

export default async function Page({ searchParams }: Props) {
  const viewer = await requireUser("/settings");
  const loading = [searchParams, ownAccount(viewer), ownColours(viewer), readSettings(viewer), listTokens(viewer)] as const;
  const [{ changed }, account, colours, telling, tokens] = await Promise.all(loading);
  const demonstration = canDemonstrate(viewer) ? await readDemonstration(viewer) : null;
  return (
    <Frame viewer={viewer}>
      <Column title="Settings" lead={account.isOwner ? "You own this installation." : account.email}>
        {changed === "password" && (
          <p role="status" className="mb-8 rounded-lg bg-tint px-4 py-3 text-sm">
            Your password is changed. You are signed out everywhere else.
          </p>
        )}
        <Settings account={account} colours={colours} telling={telling} tokens={tokens} />
        {demonstration && <DemonstrationSettings loaded={demonstration.loaded} path={demonstration.group && groupPath(demonstration.group)} />}
      </Column>
    </Frame>
  );
}
