"use client";

import { useState } from "react";
import { choiceName } from "@/components/annotations/cards/audience-menu";
import { useCardTools } from "@/components/annotations/cards/card-context";
import type { AudienceChoice } from "@/components/annotations/types";
import { Button, buttonClass } from "@/components/ui/button";
import { CheckField } from "@/components/ui/field";
import { Modal } from "@/components/ui/modal";
import type { Annotation } from "@/lib/annotations/schema";
import { ChooseNotes } from "./choose-notes";
import { inOutlineOrder } from "./choosing";
import { Foot } from "./foot";
import { Preview } from "./preview";
import { whoOf } from "./recipients";
import type { Publishing } from "./use-publishing";

type PublishDialogProps = {
  /** Whom it can be published to. */
  audiences: AudienceChoice[];
  /** The group that is read in, if any. */
  readIn: string | null;
  own: Annotation[];
  publish: Publishing["publish"];
  /** Shows an annotation's words in the summary. */
  onWords: (id: string) => void;
};

/** Those that are not yet published to all of the audiences; without any, those that nobody else sees. */
const draftsFor = (own: Annotation[], audiences: string[]) =>
  own.filter((one) => (audiences.length === 0 ? one.audiences.length === 0 : audiences.some((id) => !one.audiences.includes(id))));

/** Drafts of one's own: chosen, looked at as the others are going to see them, and published at once. */
export function PublishDialog({ audiences, readIn, own, publish, onWords }: PublishDialogProps) {
  const [only] = audiences.length === 1 ? audiences : audiences.filter(({ id }) => id === readIn);
  const [isOpen, setOpen] = useState(false);
  const [picked, setPicked] = useState<string[]>(only ? [only.id] : []);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isPreview, setPreview] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { outline } = useCardTools();
  const recipients = audiences.filter(({ id }) => picked.includes(id));
  const to = recipients.map(({ id }) => id);
  const offered = isOpen ? inOutlineOrder(draftsFor(own, to), outline?.orderOf) : [];
  const chosen = offered.filter(({ id }) => !left.has(id));
  const who = whoOf(recipients);

  const change = (open: boolean) => {
    setOpen(open);
    setProblem(null);
    setPreview(false);
    if (open) setLeft(new Set());
  };
  const submit = async () => {
    setBusy(true);
    setProblem(null);
    const result = await publish(chosen.map(({ id }) => id), to, who);
    setBusy(false);
    if (result.ok) change(false);
    else setProblem(result.problem.detail);
  };

  return (
    <Modal
      title={isPreview ? `What ${who} will see` : "Publish drafts"}
      open={isOpen}
      onOpenChange={change}
      trigger={
        <button type="button" className={buttonClass("secondary")}>
          Publish drafts
          <span className="text-soft">{draftsFor(own, readIn ? [readIn] : []).length}</span>
        </button>
      }
    >
      {isPreview ? (
        <>
          <Preview {...{ chosen, recipients }} onWords={(id) => (change(false), onWords(id))} />
          <Foot problem={problem}>
            <Button onClick={() => setPreview(false)}>Back</Button>
            <Button variant="primary" autoFocus disabled={isBusy || chosen.length === 0} onClick={() => void submit()}>
              Publish {chosen.length}
            </Button>
          </Foot>
        </>
      ) : (
        <>
          <fieldset className="mb-5 space-y-2">
            <legend className="mb-2 text-sm font-medium">To whom</legend>
            {audiences.map((audience) => (
              <CheckField
                key={audience.id}
                label={choiceName(audience)}
                checked={to.includes(audience.id)}
                onChange={({ target }) => setPicked(target.checked ? [...to, audience.id] : to.filter((one) => one !== audience.id))}
              />
            ))}
          </fieldset>
          {offered.length === 0 ? (
            <p className="text-soft">{to.length === 0 ? "There are no drafts: all that you have written on this episode is published." : `All that you have written on this episode is published to ${who}.`}</p>
          ) : (
            <ChooseNotes label="What" notes={offered} left={left} onLeft={setLeft} />
          )}
          <Foot>
            {offered.length > 0 && to.length === 0 && <p className="grow self-center text-sm text-soft">Choose whom to publish them to.</p>}
            <Button variant="primary" disabled={chosen.length === 0 || to.length === 0} onClick={() => setPreview(true)}>
              Preview {chosen.length}
            </Button>
          </Foot>
        </>
      )}
    </Modal>
  );
}
