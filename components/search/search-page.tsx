import Link from "next/link";
import type { ReactNode } from "react";
import { Frame } from "@/components/site/frame";
import { buttonClass } from "@/components/ui/button";
import type { UserViewer } from "@/lib/access/viewer";
import type { Found } from "@/lib/search/schema";
import { AnnotationResult, SummaryResult } from "./hits";
import { PageSearch } from "./search-box";

export type SearchPageProps = {
  viewer: UserViewer | null;
  /** As it was typed. */
  typed: string;
  /** Null when nothing was looked for, or it was refused. */
  found: Found | null;
  problem: string | null;
};

const pathOf = (typed: string, more: Record<string, string> = {}) => `/search?${new URLSearchParams({ q: typed, ...more })}`;

type SectionProps = { name: "annotations" | "summaries"; typed: string; page: { hits: unknown[]; next: string | null }; children: ReactNode };

function Section({ name, typed, page: { hits, next }, children }: SectionProps) {
  const title = name === "annotations" ? "Annotations" : "Summaries";
  return (
    <section aria-labelledby={name} className="mt-10">
      <h2 id={name} className="text-sm font-semibold tracking-wide text-soft uppercase">
        {title}
      </h2>
      {hits.length > 0 ? <ul className="divide-y divide-line">{children}</ul> : <p className="mt-3 text-soft">Nothing found here.</p>}
      {next && (
        <Link href={pathOf(typed, { in: name, cursor: next })} prefetch={false} className={buttonClass("secondary", "mt-4")}>
          More {name}
        </Link>
      )}
    </section>
  );
}

/** What may be typed, for whoever has not typed anything yet. */
function Help({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <div className="mt-8 space-y-2 text-soft">
      <p>{isSignedIn ? "Finds your annotations, those that your groups share with you, and the summaries." : "Finds the summaries. Sign in to find annotations too."}</p>
      <p>
        All words must be there. <code>“a phrase”</code> keeps words together, <code>this or that</code> finds either, <code>-word</code> leaves out.
      </p>
    </div>
  );
}

function Results({ viewer, typed, found: { annotations, summaries } }: { viewer: UserViewer | null; typed: string; found: Found }) {
  return (
    <>
      {viewer && annotations && (
        <Section name="annotations" typed={typed} page={annotations}>
          {annotations.hits.map((hit) => (
            <AnnotationResult key={hit.id} hit={hit} isOwn={hit.author.id === viewer.id} />
          ))}
        </Section>
      )}
      {summaries && (
        <Section name="summaries" typed={typed} page={summaries}>
          {summaries.hits.map((hit) => (
            <SummaryResult key={hit.path} hit={hit} />
          ))}
        </Section>
      )}
      {!(annotations && summaries) && (
        <p className="mt-8">
          <Link href={pathOf(typed)} prefetch={false} className="text-sm text-soft underline underline-offset-4 hover:text-ink">
            Back to the first results
          </Link>
        </p>
      )}
    </>
  );
}

/** The search with its results: whole without scripts. */
export function SearchPage({ viewer, typed, found, problem }: SearchPageProps) {
  return (
    <Frame viewer={viewer} next={typed === "" ? "/search" : pathOf(typed)} search={false}>
      <div className="mx-auto max-w-2xl px-4 py-10 sm:px-6 sm:py-14">
        <h1 className="mb-5 font-serif text-3xl leading-tight font-semibold wrap-anywhere">{found ? `Results for “${typed.trim()}”` : "Search"}</h1>
        <PageSearch key={typed} userId={viewer?.id} typed={typed} />
        {problem && (
          <p role="alert" className="mt-4 text-sm text-danger">
            {problem}
          </p>
        )}
        {found ? <Results viewer={viewer} typed={typed} found={found} /> : <Help isSignedIn={viewer !== null} />}
      </div>
    </Frame>
  );
}
