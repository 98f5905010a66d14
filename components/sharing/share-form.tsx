"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CheckField, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import type { ShareMode } from "@/lib/db/generated/enums";
import { call } from "@/lib/http/client";
import type { ShareLink } from "@/lib/sharing/schema";
import { LinkTerms, nameLabels, termsOf } from "./link-terms";

const modes: [ShareMode, string, string][] = [
  ["live", "Live", "It follows what you change, and shows what you write later only where you choose it."],
  ["frozen", "Frozen", "It stays as it is now, whatever you or the summary do later."],
];

function ModeChoice({ mode, choose }: { mode: ShareMode; choose: (mode: ShareMode) => void }) {
  return (
    <fieldset className="grid gap-2 sm:grid-cols-2">
      <legend className="sr-only">What the link shows</legend>
      {modes.map(([value, label, hint]) => (
        <div key={value} className="rounded-lg border border-line p-3 has-checked:border-accent has-checked:bg-tint">
          <CheckField type="radio" label={label} hint={hint} name="mode" value={value} checked={mode === value} onChange={() => choose(value)} />
        </div>
      ))}
    </fieldset>
  );
}

/** Makes a share link of one's annotated version, live or frozen. */
export function ShareForm({ episodeId, onMade }: { episodeId: string; onMade: (link: ShareLink) => void }) {
  const [mode, setMode] = useState<ShareMode>("live");
  const make = ({ name = "", ...fields }: Record<string, string>) => call<ShareLink>("POST", "/share-links", { episodeId, mode, name, ...termsOf(fields) });
  return (
    <Form className="space-y-4" submit={make} onDone={onMade}>
      {({ busy, errorOf }) => (
        <>
          <ModeChoice mode={mode} choose={setMode} />
          <Field label={nameLabels[mode]} name="name" maxLength={80} placeholder={mode === "live" ? "For the seminar" : "Before the lecture"} error={errorOf("name")} />
          <LinkTerms />
          <Button variant="primary" type="submit" disabled={busy}>
            Make a link
          </Button>
        </>
      )}
    </Form>
  );
}
