import { ChevronDown, X } from "lucide-react";
import Link from "next/link";
import { colourLabels, kindLooks } from "@/components/annotations/cards/kinds";
import { Button, buttonClass } from "@/components/ui/button";
import type { AnnotationKind, Colour } from "@/lib/db/generated/enums";
import type { Facet, Facets } from "@/lib/search/facets";
import { MAX_SEARCH } from "@/lib/search/words";
import { ownPath } from "./own-paths";
import type { OwnParams } from "./own-paths";

/** The colour's own name and, where its owner gave it one, that. */
const colourLabel = ({ value, label }: Facet) => colourLabels[value as Colour] + (label === value ? "" : ` · ${label}`);

const facets = [
  { name: "kind", title: "Kind", label: ({ value }: Facet) => kindLooks[value as AnnotationKind].label },
  { name: "colour", title: "Colour", label: colourLabel },
  { name: "tag", title: "Tag", label: ({ label }: Facet) => label },
  { name: "episode", title: "Episode", label: ({ label }: Facet) => label },
  { name: "audience", title: "Who sees it", label: ({ label }: Facet) => label },
] as const;

type FilterProps = { params: OwnParams; found: Facets };

/** One thing to filter by: opens without scripts, and closes when another one opens. */
function Choice({ params, found, facet: { name, title, label } }: FilterProps & { facet: (typeof facets)[number] }) {
  if (params[name] || found[name].length === 0) return null;
  return (
    <details name="own-filter" className="group lg:relative">
      <summary className={buttonClass("secondary", "cursor-pointer list-none group-open:bg-tint [&::-webkit-details-marker]:hidden")}>
        {title}
        <ChevronDown aria-hidden className="size-4 shrink-0 text-soft" />
      </summary>
      <ul className="absolute inset-x-0 z-20 mt-1 max-h-80 min-w-44 overflow-y-auto lg:right-auto lg:w-max lg:max-w-88 rounded-lg border border-line bg-raised p-1 shadow-lg">
        {found[name].map((one) => (
          <li key={one.value}>
            <Link href={ownPath(params, { [name]: one.value })} prefetch={false} className="flex items-center gap-3 rounded px-3 py-1.5 text-sm hover:bg-tint">
              {name === "colour" && <span aria-hidden className="swatch size-3.5!" data-colour={one.value} />}
              <span className="grow wrap-anywhere">{label(one)}</span>
              <span className="text-soft tabular-nums">{one.count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What is chosen, each to be taken away again. */
function Chosen({ params, found }: FilterProps) {
  const chosen = facets.flatMap(({ name, title, label }) => {
    const value = params[name];
    if (value === undefined) return [];
    const one = found[name].find((facet) => facet.value === value);
    return { name: name as string, text: one ? `${title}: ${label(one)}` : title };
  });
  if (params.q) chosen.push({ name: "q", text: `“${params.q}”` });
  if (chosen.length === 0) return null;
  return (
    <ul aria-label="Chosen" className="mt-3 flex flex-wrap items-center gap-2">
      {chosen.map(({ name, text }) => (
        <li key={name} className="min-w-0">
          <Link href={ownPath(params, { [name]: null })} prefetch={false} className="inline-flex max-w-full items-center gap-1.5 rounded-full bg-tint px-3 py-1 text-sm hover:underline">
            <span className="truncate">{text}</span>
            <X aria-label="Take away" className="size-3.5 shrink-0" />
          </Link>
        </li>
      ))}
      <li>
        <Link href="/annotations" prefetch={false} className="px-1 text-sm text-soft underline underline-offset-4 hover:text-ink">
          Clear all
        </Link>
      </li>
    </ul>
  );
}

function TextFilter({ params }: { params: OwnParams }) {
  const { q, cursor: _, ...others } = params;
  return (
    <form action="/annotations" className="flex min-w-0 grow gap-2">
      {Object.entries(others).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input
        name="q"
        type="search"
        defaultValue={q}
        maxLength={MAX_SEARCH}
        aria-label="Words in your annotations"
        placeholder="Words"
        className="min-w-0 grow rounded-md border border-line bg-raised px-3 py-1.5 text-base placeholder:text-soft sm:text-sm"
      />
      <Button type="submit">Find</Button>
    </form>
  );
}

const tab = "rounded px-2 py-1 text-sm aria-[current=true]:bg-tint aria-[current=true]:font-medium text-soft aria-[current=true]:text-ink hover:text-ink";

/** Newest first or by episode, and the deleted ones. */
function Views({ params }: { params: OwnParams }) {
  const isDeleted = params.deleted === "true";
  const isOutline = params.order === "outline";
  const views = [
    { title: "Newest first", change: { order: null, deleted: null }, isCurrent: !isDeleted && !isOutline },
    { title: "By episode", change: { order: "outline", deleted: null }, isCurrent: !isDeleted && isOutline },
    { title: "Deleted", change: { order: null, deleted: "true" }, isCurrent: isDeleted },
  ];
  return (
    <nav aria-label="Views" className="-mx-2 flex gap-1">
      {views.map(({ title, change, isCurrent }) => (
        <Link key={title} href={ownPath(params, change)} prefetch={false} aria-current={isCurrent ? "true" : undefined} className={tab}>
          {title}
        </Link>
      ))}
    </nav>
  );
}

/** How the list of one's annotations is narrowed and ordered: links and one plain form. */
export function OwnFilters(props: FilterProps) {
  return (
    <div className="mt-6 border-b border-line pb-5">
      <div className="flex flex-wrap items-center gap-x-8 gap-y-3">
        <Views {...props} />
        <TextFilter {...props} />
      </div>
      <div className="relative mt-4 flex flex-wrap gap-2">
        {facets.map((facet) => (
          <Choice key={facet.name} {...props} facet={facet} />
        ))}
      </div>
      <Chosen {...props} />
    </div>
  );
}
