import type { Metadata } from "next";
import { OwnPage } from "@/components/search/own-page";
import { requireUser } from "@/components/site/current-user";
import { firstValues } from "@/lib/paths";
import type { SearchParams } from "@/lib/paths";
import { ownFacets } from "@/lib/search/facets";
import { ownPage } from "@/lib/search/own";
import { ownSchema } from "@/lib/search/schema";

export const metadata: Metadata = { title: "My annotations" };

type Props = { searchParams: Promise<SearchParams> };

/** What the address says that this page understands. */
const known = (given: Record<string, string>) => Object.fromEntries(Object.entries(given).filter(([name]) => name in ownSchema.shape));

export default async function Page({ searchParams }: Props) {
  const given = known(firstValues(await searchParams));
  const query = new URLSearchParams(given).toString();
  const viewer = await requireUser(query ? `/annotations?${query}` : "/annotations");
  const asked = ownSchema.safeParse(given);
  // A filter that cannot be read shows everything, and says why.
  const filter = asked.success ? asked.data : ownSchema.parse({});
  const [page, found] = await Promise.all([ownPage(viewer, filter), ownFacets(viewer, filter)]);
  const problem = asked.success ? (page.ok ? null : page.problem.detail) : (asked.error.issues[0]?.message ?? null);
  return (
    <OwnPage
      viewer={viewer}
      params={asked.success ? given : {}}
      page={page.ok ? page.value : { annotations: [], next: null }}
      found={found}
      problem={problem}
    />
  );
}
