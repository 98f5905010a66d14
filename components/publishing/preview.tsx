import type { AudienceChoice } from "@/components/annotations/types";
import type { Annotation } from "@/lib/annotations/schema";
import { PreviewCard } from "./preview-card";
import { byLook, whoOf } from "./recipients";

type PreviewProps = { chosen: Annotation[]; recipients: AudienceChoice[]; onWords: (id: string) => void };

/** What is about to be published, once for all who see the same of it. */
export function Preview({ chosen, recipients, onWords }: PreviewProps) {
  const groups = byLook(recipients);
  const told = { audiences: recipients.map(({ id }) => id), who: whoOf(recipients) };
  return groups.map(({ look, recipients: some }) => (
    <section key={look} aria-label={whoOf(some)} className="mt-6 first:mt-0">
      {groups.length > 1 && <h3 className="mb-2 text-sm font-semibold first-letter:uppercase">{whoOf(some)}</h3>}
      <ul className="space-y-4">
        {chosen.map((annotation) => (
          <PreviewCard key={annotation.id} {...told} annotation={annotation} look={look} onWords={() => onWords(annotation.id)} />
        ))}
      </ul>
    </section>
  ));
}
