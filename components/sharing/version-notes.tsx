import { kindLooks } from "@/components/annotations/kinds";
import { NoteText } from "@/components/annotations/note-text";
import type { Placed } from "@/lib/annotations/place";

/** The notes of a point in an annotated version, under its text. */
export function VersionNotes({ notes }: { notes: Placed[] }) {
  if (notes.length === 0) return null;
  return (
    <ul aria-label="Notes on this point" className="my-2 space-y-2">
      {notes.map(({ annotation, lost }) => {
        const { label, Icon } = kindLooks[annotation.kind];
        return (
          <li key={annotation.id} id={`a-${annotation.id}`} data-colour={annotation.colour} className="version-note">
            <p className="flex items-center gap-1.5 font-sans text-xs text-soft">
              <Icon aria-hidden className="size-3.5" />
              {label}
              {annotation.tags.map((tag) => (
                <span key={tag}>#{tag}</span>
              ))}
            </p>
            {lost.length > 0 && <p className="text-sm italic">“{lost.map(({ quote }) => quote).join(" … ")}”</p>}
            {annotation.note && <NoteText note={annotation.note} />}
          </li>
        );
      })}
    </ul>
  );
}
