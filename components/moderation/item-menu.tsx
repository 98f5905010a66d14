"use client";

import { Menu } from "@base-ui/react/menu";
import { Ellipsis, Eye, EyeOff, Flag } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Modal } from "@/components/ui/modal";
import { toast } from "@/components/ui/toasts";
import { call } from "@/lib/http/client";
import { MAX_REASON } from "@/lib/moderation/limits";

type ItemMenuProps = {
  group: { id: string; name: string; moderates: boolean };
  item: { annotation: string; reply: string | null };
  /** What it is, for the button's name: "what Ben says". */
  what: string;
  isOwn: boolean;
  isHidden: boolean;
  /** Something was hidden, or is shown again. */
  onChange: () => void;
};

/** What may be done about what someone published to a group: anyone reports it to the moderators, who hide it. */
export function ItemMenu({ group, item, what, isOwn, isHidden, onChange }: ItemMenuProps) {
  const [isReporting, setReporting] = useState(false);
  const mayReport = !isOwn && !isHidden;
  if (!mayReport && !group.moderates) return null;
  const setHidden = async (hidden: boolean) => {
    const result = await call<null>("PUT", `/groups/${group.id}/hidden`, { ...item, hidden });
    toast(result.ok ? (hidden ? "Hidden from the group" : "Shown to the group again") : result.problem.detail);
    onChange();
  };
  const done = () => {
    setReporting(false);
    toast("The moderators have your report");
  };
  return (
    <>
      <Menu.Root>
        <Menu.Trigger aria-label={`More about ${what}`} title="More" className="thread-button">
          <Ellipsis aria-hidden className="size-4" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="end" className="z-50">
            <Menu.Popup className="menu">
              {mayReport && (
                <Menu.Item className="menu-item" onClick={() => setReporting(true)}>
                  <Flag aria-hidden className="size-4" />
                  Report…
                </Menu.Item>
              )}
              {group.moderates && (
                <Menu.Item className="menu-item" onClick={() => void setHidden(!isHidden)}>
                  {isHidden ? <Eye aria-hidden className="size-4" /> : <EyeOff aria-hidden className="size-4" />}
                  {isHidden ? "Show to the group again" : "Hide from the group"}
                </Menu.Item>
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <Modal title="Report to the moderators" open={isReporting} onOpenChange={setReporting}>
        <Form submit={({ reason }) => call<null>("POST", `/groups/${group.id}/reports`, { ...item, reason })} onDone={done}>
          {({ busy, errorOf }) => (
            <>
              <TextField label="What is wrong with it" name="reason" maxLength={MAX_REASON} hint={`The owner and the moderators of ${group.name} read this, with your name.`} error={errorOf("reason")} required />
              <Button variant="primary" type="submit" disabled={busy}>
                Report
              </Button>
            </>
          )}
        </Form>
      </Modal>
    </>
  );
}
