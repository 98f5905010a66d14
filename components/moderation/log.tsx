import { PersonName } from "@/components/annotations/cards/person-name";
import { roleLabels } from "@/components/groups/roles";
import { When } from "@/components/ui/when";
import type { Role } from "@/lib/db/generated/enums";
import type { LogEntry } from "@/lib/moderation/schema";

const gone = { name: "Someone whose account is gone" };

function Said({ about }: { about: string }) {
  if (about === "") return null;
  return (
    <>
      : <bdi className="wrap-anywhere">“{about}”</bdi>
    </>
  );
}

function Sentence({ entry: { act, of, about } }: { entry: LogEntry }) {
  const whom = <PersonName {...(of ?? gone)} className="font-medium" />;
  switch (act) {
    case "report":
      return <>reported something of {whom}<Said about={about} /></>;
    case "dismiss":
      return <>dismissed a report on {whom}<Said about={about} /></>;
    case "hide":
      return <>hid what {whom} wrote<Said about={about} /></>;
    case "restore":
      return <>showed again what {whom} wrote<Said about={about} /></>;
    case "mute":
      return <>muted {whom}</>;
    case "unmute":
      return <>let {whom} speak again</>;
    case "remove":
      return <>removed {whom} {about}</>;
    case "role":
      return <>made {whom} {roleLabels[about as Role].toLowerCase()}</>;
  }
}

/** What was moderated in a group, for its owner. */
export function Log({ entries }: { entries: LogEntry[] }) {
  return (
    <details className="text-sm">
      <summary className="cursor-pointer text-lg font-semibold">Log</summary>
      {entries.length === 0 ? (
        <p className="mt-2 text-soft">Nothing was reported, hidden or otherwise moderated yet.</p>
      ) : (
        <ol className="mt-1 divide-y divide-line">
          {entries.map((entry) => (
            <li key={entry.id} className="py-2.5">
              <PersonName {...(entry.by ?? gone)} className="font-medium" /> <Sentence entry={entry} />
              <When at={entry.createdAt} className="block text-xs text-soft" />
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
