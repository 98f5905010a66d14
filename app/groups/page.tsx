import type { Metadata } from "next";
import Link from "next/link";
import { NewGroupForm } from "@/components/groups/new-group-form";
import { Column, Frame } from "@/components/site/frame";
import { requireUser } from "@/lib/auth/require";
import { listGroups } from "@/lib/groups/queries";

export const metadata: Metadata = { title: "Groups" };

export default async function Page() {
  const viewer = await requireUser("/groups");
  const groups = await listGroups(viewer);
  return (
    <Frame viewer={viewer}>
      <Column title="Study groups" lead="Read one summary together, each through the others’ annotations.">
        {groups.length > 0 && (
          <ul className="mb-12 divide-y divide-line">
            {groups.map(({ id, slug, name, members }) => (
              <li key={id}>
                <Link href={`/groups/${slug}`} prefetch={false} className="-mx-4 block rounded-lg px-4 py-4 hover:bg-tint">
                  <span className="font-serif text-xl font-semibold">{name}</span>
                  <span className="block text-sm text-soft">
                    {members} {members === 1 ? "member" : "members"}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
        <section aria-labelledby="new-group" className="max-w-md">
          <h2 id="new-group" className="mb-4 text-lg font-semibold">
            Create a group
          </h2>
          <NewGroupForm />
        </section>
      </Column>
    </Frame>
  );
}
