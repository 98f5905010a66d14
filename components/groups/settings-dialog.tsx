"use client";

import { Settings } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { CheckField, Field, TextField } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Modal } from "@/components/ui/modal";
import { toast } from "@/components/ui/toasts";
import type { Group } from "@/lib/groups/schema";
import { call } from "@/lib/http/client";

/** What the owner sets about a group, and archiving it. */
export function SettingsDialog({ group }: { group: Group }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const path = `/groups/${group.id}`;
  const save = ({ name, description, takesRequests, letsGo }: Record<string, string>) =>
    call<Group>("PATCH", path, { name, description, takesRequests: takesRequests !== undefined, keepsWork: letsGo === undefined });
  const done = () => {
    setOpen(false);
    router.refresh();
  };
  const archive = async () => {
    const result = await call<Group>("PUT", `${path}/archive`);
    if (result.ok) done();
    else toast(result.problem.detail);
  };
  const trigger = (
    <button type="button" className={buttonClass("secondary")}>
      <Settings aria-hidden className="size-4" />
      Settings
    </button>
  );
  return (
    <Modal title="Group settings" trigger={trigger} open={open} onOpenChange={setOpen}>
      <Form submit={save} onDone={done}>
        {({ busy, errorOf }) => (
          <>
            <Field label="Name" name="name" defaultValue={group.name} maxLength={80} hint="The group keeps its address." error={errorOf("name")} required />
            <TextField label="What it is about" name="description" defaultValue={group.description} maxLength={2_000} error={errorOf("description")} />
            <CheckField
              label="Anyone with the group’s address may ask to join"
              name="takesRequests"
              defaultChecked={group.takesRequests}
              hint="Whoever is signed in then sees its name and description there. Otherwise only invites lead in, and the address shows nothing."
            />
            <CheckField
              label="When someone is removed, their published work goes"
              name="letsGo"
              defaultChecked={!group.keepsWork}
              hint="Otherwise it stays with the group. Whoever removes them can still say otherwise."
            />
            <Button variant="primary" type="submit" disabled={busy}>
              Save
            </Button>
          </>
        )}
      </Form>
      <div className="mt-6 border-t border-line pt-4">
        <Confirm title={`Archive ${group.name}?`} action="Archive" run={archive} trigger={<button type="button" className={buttonClass("danger")}>Archive the group</button>}>
          Its members can still read everything in it, but nobody joins, publishes or plans any more. You can bring it back.
        </Confirm>
      </div>
    </Modal>
  );
}
