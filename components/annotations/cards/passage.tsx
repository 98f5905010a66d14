import { excerpt } from "@/lib/anchoring/excerpt";
import { segments } from "@/lib/anchoring/segments";

/** How much of the point is shown on each side of the words, in UTF-16 units. */
const AROUND = 90;

type PassageProps = { label: string; place: { text: string; start: number; end: number }; colour?: string };

/** A place in a point's text, quoted with its words marked. */
export function Passage({ label, place, colour }: PassageProps) {
  const { text, ...words } = excerpt(place.text, place, AROUND);
  return (
    <figure className="text-sm">
      <figcaption className="mb-1 text-xs font-medium text-soft">{label}</figcaption>
      <blockquote dir="auto" className="border-l-2 border-line pl-3 font-serif text-base leading-normal wrap-anywhere">
        {segments(text, [{ id: "words", ...words }]).map((part) =>
          part.ids.length > 0 ? (
            <mark key={part.start} data-colour={colour} className="rounded-xs bg-(--mark,var(--hl-yellow)) text-inherit">
              {part.text}
            </mark>
          ) : (
            <span key={part.start}>{part.text}</span>
          ),
        )}
      </blockquote>
    </figure>
  );
}
