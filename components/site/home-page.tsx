import { hasOwner } from "@/lib/auth/register";
import type { UserViewer } from "@/lib/access/viewer";
import { listShows } from "@/lib/episodes/queries";
import { Column, Frame } from "./frame";
import { OwnerNotice } from "./owner-notice";
import { ShowList } from "./shows-page";

/** The home page, for a viewer or for nobody. */
export async function HomePage({ viewer }: { viewer: UserViewer | null }) {
  const [shows, owned] = await Promise.all([listShows(), hasOwner()]);
  return (
    <Frame viewer={viewer}>
      <Column title="Shows" lead="Summaries of podcast episodes to read, annotate and share.">
        {!owned && <OwnerNotice />}
        <ShowList shows={shows} />
      </Column>
    </Frame>
  );
}
