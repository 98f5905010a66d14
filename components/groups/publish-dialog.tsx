"use client";

import { Send } from "lucide-react";
import { useState } from "react";
import { NoteText } from "@/components/annotations/note-text";
import { kindLooks } from "@/components/annotations/kinds";
import { Button, buttonClass } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";
import { toast } from "@/components/ui/toasts";
import type { Annotation } from "@/lib/annotations/schema";
import type { Result } from "@/lib/errors";

type PublishDialogProps = {
  group: { audienceId: string; name: string };
  own: Annotation[];
  publish: (ids: string[]) => Promise<Result<Annotation[]>>;
};

/** Drafts of one's own, to be chosen and published to the group at once. */
export function PublishDialog({ group, own, publish }: PublishDialogProps) {
  const [open, setOpen] = useState(false);
  const [left, setLeft] = useState<string[]>([]);
  const drafts = own.filter(({ audiences }) => !audiences.includes(group.audienceId));
  const chosen = drafts.filter(({ id }) => !left.includes(id));
  const submit = async () => {
    const result = await publish(chosen.map(({ id }) => id));
    if (!result.ok) return toast(result.problem.detail);
    setOpen(false);
    toast(`Publishing ${result.value.length} to ${group.name}`);
  };
  const toggle = (id: string) => setLeft((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  return (
    <Modal
      title={`Publish to ${group.name}`}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button" className={buttonClass("secondary")}>
          <Send aria-hidden className="size-4" />
          Publish drafts
          <span className="text-soft">{drafts.length}</span>
        </button>
      }
    >
      {drafts.length === 0 ? (
        <p className="text-soft">All that you have written on this episode is published to this group.</p>
      ) : (
        <>
          <p className="mb-3 text-sm text-soft">The members of the group will see these, with your name.</p>
          <ul className="divide-y divide-line">
            {drafts.map(({ id, kind, note, targets }) => (
              <li key={id}>
                <label className="flex cursor-pointer gap-3 py-3">
                  <input type="checkbox" className="mt-1 size-4 accent-accent" checked={!left.includes(id)} onChange={() => toggle(id)} />
                  <span className="min-w-0">
                    <span className="text-xs text-soft">{kindLooks[kind].label}</span>
                    <span className="line-clamp-2 text-sm italic">{targets.map(({ quote }) => quote).join(" … ")}</span>
                    {note && <NoteText note={note} />}
                  </span>
                </label>
              </li>
            ))}
          </ul>
          <div className="mt-4 flex justify-end">
            <Button variant="primary" disabled={chosen.length === 0} onClick={() => void submit()}>
              Publish {chosen.length}
            </Button>
          </div>
        </>
      )}
    </Modal>
  );
}
