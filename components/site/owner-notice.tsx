import { buttonClass } from "@/components/ui/button";

/** For the first visitor of a new installation. */
export function OwnerNotice() {
  return (
    <section aria-label="New installation" className="mb-10 rounded-xl border border-line bg-tint p-5">
      <h2 className="font-semibold">This Gloss is new and has no owner yet.</h2>
      <p className="mt-1 mb-4 text-soft">The first account is the owner’s: it imports summaries and looks after this installation.</p>
      <a href="/signup" className={buttonClass("primary")}>
        Create the owner’s account
      </a>
    </section>
  );
}
