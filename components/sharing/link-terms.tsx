import { CheckField, SelectField } from "@/components/ui/field";
import type { ShareLink } from "@/lib/sharing/schema";

/** How long links are open, in days from now; nothing for as long as they are not revoked. */
const spans = [
  ["", "until you revoke it"],
  ["1", "for a day"],
  ["7", "for a week"],
  ["30", "for 30 days"],
  ["365", "for a year"],
] as const;

/** Of a link that is there the end can stay where it is. */
const UNCHANGED = "unchanged";

/** How long a link is open, to whom, and whether it says whose version it is. */
export function LinkTerms({ link }: { link?: ShareLink }) {
  return (
    <>
      <SelectField label="It is open" name="expiresInDays" defaultValue={link?.expiresAt ? UNCHANGED : ""}>
        {link?.expiresAt && <option value={UNCHANGED}>as long as it was</option>}
        {spans.map(([days, label]) => (
          <option key={days} value={days}>
            {label}
          </option>
        ))}
      </SelectField>
      <CheckField label="Only for people who are signed in" hint="As anyone: it need not be someone you know." name="needsSignIn" defaultChecked={link?.needsSignIn} />
      <CheckField label="With names" hint="Yours, and of those whom you mention. Without, readers do not learn whose version it is." name="showsNames" defaultChecked={link?.showsNames ?? true} />
    </>
  );
}

/** What the fields of `LinkTerms` say, as the API takes it. */
export const termsOf = ({ expiresInDays = "", needsSignIn, showsNames }: Record<string, string>) => ({
  ...(expiresInDays !== UNCHANGED && { expiresInDays: expiresInDays === "" ? null : Number(expiresInDays) }),
  needsSignIn: needsSignIn !== undefined,
  showsNames: showsNames !== undefined,
});

export const nameLabels = { live: "Name, for yourself", frozen: "Name, shown to its readers" } as const;
