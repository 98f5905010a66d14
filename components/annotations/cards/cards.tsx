"use client";

import type { useAudiences } from "@/components/annotations/use-audiences";
import type { Commands } from "@/components/annotations/use-commands";
import type { Pending } from "@/components/annotations/use-pending";
import { DraftedEditor } from "@/components/annotations/writing/drafted-editor";
import type { Writing } from "@/components/annotations/writing/note-editor";
import type { DraftKeeping } from "@/components/annotations/writing/use-drafts";
import type { Placed } from "@/lib/annotations/place";
import type { Annotation } from "@/lib/annotations/schema";
import { audienceLabel, AudienceMenu } from "./audience-menu";
import { Card } from "./card";

type Shared = { commands: Commands; drafts: DraftKeeping; audiences: ReturnType<typeof useAudiences> };

/** The card of an annotation that is still being written. */
export function PendingCard({ pending, onClose, commands, drafts, audiences }: Shared & { pending: Pending; onClose: () => void }) {
  const { annotation } = pending.placed;
  const ids = pending.isNew ? audiences.chosen : annotation.audiences;
  const save = (writing: Writing) => (pending.isNew ? commands.write(annotation.id, pending.targets, writing) : commands.save(annotation, writing));
  return (
    <div className="card" data-active data-card={annotation.id}>
      <DraftedEditor annotation={annotation} isNew={pending.isNew} drafts={drafts} start={annotation} focus={pending.focus} audiences={{ ids, label: audienceLabel(audiences.choices, ids) }} save={save} onClose={onClose}>
        {pending.isNew && <AudienceMenu choices={audiences.choices} chosen={audiences.chosen} onChange={audiences.choose} />}
      </DraftedEditor>
    </div>
  );
}

type SavedCardProps = Shared & { placed: Placed; isOwn: boolean; isActive: boolean; onSelect: () => void; reattach: (annotation: Annotation) => void };

/** The card of an annotation that is there: one's own can be changed, another's only read. */
export function SavedCard({ placed, isOwn, isActive, onSelect, reattach, commands, drafts, audiences }: SavedCardProps) {
  const { annotation } = placed;
  const own = {
    audiences: { ids: annotation.audiences, label: audienceLabel(audiences.choices, annotation.audiences) },
    audience: (
      <AudienceMenu
        choices={audiences.choices}
        chosen={annotation.audiences}
        onChange={(id, published) => void commands.setAudience(annotation, id, published)}
        onWithdraw={() => void commands.withdraw(annotation)}
      />
    ),
    save: commands.save,
    drafts,
    reattach: () => reattach(annotation),
    remove: () => void commands.remove(annotation),
  };
  return <Card placed={placed} isActive={isActive} onSelect={onSelect} own={isOwn ? own : undefined} />;
}
