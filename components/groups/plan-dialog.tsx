"use client";

import { Settings2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Field, TextField } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Modal } from "@/components/ui/modal";
import { fromLocalInput, localZone, toLocalInput } from "@/components/ui/moments";
import { toast } from "@/components/ui/toasts";
import type { GroupReading, Plan } from "@/lib/groups/schema";
import { call } from "@/lib/http/client";

type PlanProps = { groupId: string; reading: GroupReading };

const planOf = ({ question = "", startsAt = "", endsAt = "", blindUntil = "", blindCount = "" }: Record<string, string>): Plan => ({
  question,
  startsAt: fromLocalInput(startsAt),
  endsAt: fromLocalInput(endsAt),
  blindUntil: fromLocalInput(blindUntil),
  blindCount: blindCount === "" ? null : Number(blindCount),
});

const pair = "grid gap-5 sm:grid-cols-2";

function PlanForm({ groupId, reading, onDone }: PlanProps & { onDone: () => void }) {
  const { startsAt, endsAt, blindUntil, blindCount, question, episodeId } = reading;
  return (
    <Form submit={(fields) => call<GroupReading>("PATCH", `/groups/${groupId}/readings/${episodeId}`, planOf(fields))} onDone={onDone}>
      {({ busy, errorOf }) => (
        <>
          <TextField label="A question to think about" name="question" defaultValue={question} maxLength={2_000} hint="In Markdown." error={errorOf("question")} />
          <div className={pair}>
            <Field label="Starts" name="startsAt" type="datetime-local" defaultValue={toLocalInput(startsAt)} error={errorOf("startsAt")} />
            <Field label="Ends" name="endsAt" type="datetime-local" defaultValue={toLocalInput(endsAt)} error={errorOf("endsAt")} />
          </div>
          <fieldset className="space-y-3">
            <legend className="text-sm font-semibold">Blind round</legend>
            <p className="text-sm text-soft">Nobody sees what the others wrote before one of these comes true for them. Readers, who do not publish, wait for the date.</p>
            <div className={pair}>
              <Field label="Until this date" name="blindUntil" type="datetime-local" defaultValue={toLocalInput(blindUntil)} error={errorOf("blindUntil")} />
              <Field label="Or until they have published" name="blindCount" hint="This many annotations of their own." type="number" min={1} max={100} defaultValue={blindCount ?? ""} error={errorOf("blindCount")} />
            </div>
          </fieldset>
          <p className="text-sm text-soft">Times are those of {localZone()}. The others see them in their own time zone.</p>
          <Button variant="primary" type="submit" disabled={busy}>
            Save
          </Button>
        </>
      )}
    </Form>
  );
}

/** The dates, the question and the rules of a reading, and dropping it. */
export function PlanDialog({ groupId, reading }: PlanProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const done = () => {
    setOpen(false);
    router.refresh();
  };
  const drop = async () => {
    const result = await call<null>("DELETE", `/groups/${groupId}/readings/${reading.episodeId}`);
    if (result.ok) done();
    else toast(result.problem.detail);
  };
  const trigger = (
    <button type="button" aria-label={`Plan ${reading.title}`} className={buttonClass("secondary", "-mt-1 shrink-0")}>
      <Settings2 aria-hidden className="size-4" />
      Plan
    </button>
  );
  return (
    <Modal title="Plan this reading" trigger={trigger} open={open} onOpenChange={setOpen}>
      <PlanForm groupId={groupId} reading={reading} onDone={done} />
      <div className="mt-6 border-t border-line pt-4">
        <Confirm title="Drop this reading?" action="Drop it" run={drop} trigger={<button type="button" className={buttonClass("danger")}>Drop this reading</button>}>
          Its dates, question and blind round are gone. What was published to the group on this episode stays, and can be seen by all.
        </Confirm>
      </div>
    </Modal>
  );
}
