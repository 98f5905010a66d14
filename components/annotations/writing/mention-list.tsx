import { PersonName } from "@/components/annotations/cards/person-name";
import { fold } from "@/lib/annotations/filter";
import type { Fellow } from "@/lib/groups/fellows";

/** The most that are offered at once. */
const MOST_OFFERED = 6;

/** Those whose name, or a word of it, begins with what was typed; those whose whole name does first. */
export function offeredFor(query: string, people: Fellow[]): Fellow[] {
  const typed = fold(query.trim());
  const found = people.map((person) => ({ person, name: fold(person.name) })).filter(({ name }) => name.startsWith(typed) || name.includes(` ${typed}`));
  const rank = ({ name }: { name: string }) => (name.startsWith(typed) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, MOST_OFFERED).map(({ person }) => person);
}

type MentionListProps = { id: string; people: Fellow[]; current: number; onChoose: (person: Fellow) => void };

/** Whom one may mention, under the note. The focus stays in the note, whose keys lead through the list. */
export function MentionList({ id, people, current, onChoose }: MentionListProps) {
  return (
    <div id={id} role="listbox" aria-label="People to mention" className="mention-list">
      {people.map((person, index) => (
        <button
          key={person.id}
          id={`${id}-${index}`}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={index === current}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(person)}
          className="mention-option"
        >
          <PersonName name={person.name} isDemo={person.isDemo} />
        </button>
      ))}
    </div>
  );
}
