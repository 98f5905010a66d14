import type { Metadata } from "next";
import { SearchPage } from "@/components/search/search-page";
import { currentUser } from "@/components/site/current-user";
import { nobody } from "@/lib/access/viewer";
import { firstValues } from "@/lib/paths";
import type { SearchParams } from "@/lib/paths";
import { search } from "@/lib/search/queries";
import { searchSchema } from "@/lib/search/schema";
import { MAX_SEARCH } from "@/lib/search/words";

type Props = { searchParams: Promise<SearchParams> };

const load = async ({ searchParams }: Props) => firstValues(await searchParams);

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { q } = await load(props);
  return { title: q ? `${q.slice(0, MAX_SEARCH)} · Search` : "Search" };
}

export default async function Page(props: Props) {
  const [given, viewer] = await Promise.all([load(props), currentUser()]);
  const typed = given.q?.slice(0, MAX_SEARCH) ?? "";
  if (!given.q) return <SearchPage viewer={viewer} typed="" found={null} problem={null} />;
  const asked = searchSchema.safeParse(given);
  if (!asked.success) return <SearchPage viewer={viewer} typed={typed} found={null} problem={asked.error.issues[0]?.message ?? null} />;
  const found = await search(viewer ?? nobody, asked.data);
  return <SearchPage viewer={viewer} typed={typed} found={found.ok ? found.value : null} problem={found.ok ? null : found.problem.detail} />;
}
