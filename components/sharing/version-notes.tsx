import { colourLabels, KindLabel } from "@/components/annotations/cards/kinds";
import { NoteText } from "@/components/annotations/cards/note-text";
import type { Placed } from "@/lib/annotations/place";
import type { NoteContext } from "@/lib/markdown";
import type { VersionAnnotation } from "@/lib/sharing/schema";

/** The notes of a point in an annotated version, under its text. */
export function VersionNotes({ notes, context }: { notes: Placed<VersionAnnotation>[]; context?: NoteContext }) {
  if (notes.length === 0) return null;
  return (
    <ul aria-label="Notes on this point" className="my-2 space-y-2">
      {notes.map(({ annotation, lost }) => (
        <li key={annotation.id} id={`a-${annotation.id}`} data-colour={annotation.colour} className="version-note">
          <p className="flex break-after-avoid flex-wrap items-center gap-x-2 font-sans text-xs text-soft">
            <KindLabel kind={annotation.kind} className="font-medium text-ink" />
            <span className="sr-only">{colourLabels[annotation.colour]}</span>
            {annotation.colourName && <bdi>{annotation.colourName}</bdi>}
            {annotation.tags.map((tag) => (
              <bdi key={tag}>#{tag}</bdi>
            ))}
          </p>
          {lost.length > 0 && (
            <p dir="auto" className="text-sm italic">
              “{lost.map(({ quote }) => quote).join(" … ")}”
            </p>
          )}
          {annotation.note && <NoteText note={annotation.note} context={context} />}
        </li>
      ))}
    </ul>
  );
}
