"use client";

import { useState } from "react";
import { choiceName } from "@/components/annotations/cards/audience-menu";
import { useCardTools } from "@/components/annotations/cards/card-context";
import type { AudienceChoice } from "@/components/annotations/types";
import { Button, buttonClass } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { Modal } from "@/components/ui/modal";
import type { Annotation } from "@/lib/annotations/schema";
import { ChooseNotes } from "./choose-notes";
import { inOutlineOrder } from "./choosing";
import { Foot } from "./foot";
import type { Publishing } from "./use-publishing";

const EVERYWHERE = "everywhere";

type WithdrawDialogProps = { audiences: AudienceChoice[]; own: Annotation[]; withdraw: Publishing["withdraw"] };

/** What one has published, to be taken back: from one audience or from everywhere, many at once. */
export function WithdrawDialog({ audiences, own, withdraw }: WithdrawDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const [from, setFrom] = useState(EVERYWHERE);
  // Nothing is chosen to begin with: it is for some of them, or all after a look.
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { outline } = useCardTools();
  const published = own.filter((one) => one.audiences.length > 0);
  if (published.length === 0 && !isOpen) return null;
  const offered = isOpen ? inOutlineOrder(published.filter((one) => from === EVERYWHERE || one.audiences.includes(from)), outline?.orderOf) : [];
  const chosen = offered.filter(({ id }) => !left.has(id));

  const change = (open: boolean) => {
    setOpen(open);
    setProblem(null);
    setFrom(EVERYWHERE);
    setLeft(new Set(open ? published.map(({ id }) => id) : []));
  };
  const submit = async () => {
    setBusy(true);
    setProblem(null);
    const where = audiences.find(({ id }) => id === from)?.label ?? "everywhere";
    const result = await withdraw(chosen.map(({ id }) => id), from === EVERYWHERE ? null : from, where);
    setBusy(false);
    if (result.ok) change(false);
    else setProblem(result.problem.detail);
  };

  return (
    <Modal
      title="Take back what is published"
      open={isOpen}
      onOpenChange={change}
      trigger={
        <button type="button" className={buttonClass("secondary")}>
          Take back
        </button>
      }
    >
      <p className="mb-4 text-sm text-soft">They become drafts again, which only you see. What others replied is kept for you.</p>
      <div className="mb-5">
        <SelectField label="From" value={from} onChange={({ target }) => setFrom(target.value)}>
          <option value={EVERYWHERE}>Everywhere</option>
          {audiences.map((audience) => (
            <option key={audience.id} value={audience.id}>
              {choiceName(audience)}
            </option>
          ))}
        </SelectField>
      </div>
      {offered.length === 0 ? <p className="text-soft">Nothing of yours is published there.</p> : <ChooseNotes label="What" notes={offered} left={left} onLeft={setLeft} />}
      <Foot problem={problem}>
        <Button variant="danger" disabled={isBusy || chosen.length === 0} onClick={() => void submit()}>
          Take back {chosen.length}
        </Button>
      </Foot>
    </Modal>
  );
}
