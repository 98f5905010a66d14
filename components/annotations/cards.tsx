"use client";

import type { Placed } from "@/lib/annotations/place";
import { AudienceMenu } from "./audience-menu";
import { Card } from "./card";
import { NoteEditor } from "./note-editor";
import type { useAudiences } from "./use-audiences";
import type { Commands } from "./use-commands";
import type { Pending } from "./use-pending";

type Shared = { commands: Commands; audiences: ReturnType<typeof useAudiences> };

/** The card of an annotation that is still being written. */
export function PendingCard({ pending, onClose, commands, audiences }: Shared & { pending: Pending; onClose: () => void }) {
  const { annotation } = pending.placed;
  return (
    <div className="card" data-active data-card={annotation.id}>
      <NoteEditor start={annotation} focus={pending.focus} save={(writing) => commands.write(annotation.id, pending.targets, writing)} onClose={onClose}>
        <AudienceMenu choices={audiences.choices} chosen={audiences.chosen} onChange={audiences.choose} />
      </NoteEditor>
    </div>
  );
}

type SavedCardProps = Shared & { placed: Placed; isOwn: boolean; isActive: boolean; onSelect: () => void };

/** The card of an annotation that is there: one's own can be changed, another's only read. */
export function SavedCard({ placed, isOwn, isActive, onSelect, commands, audiences }: SavedCardProps) {
  const { annotation } = placed;
  const own = {
    audience: (
      <AudienceMenu
        choices={audiences.choices}
        chosen={annotation.audiences}
        onChange={(id, published) => void commands.setAudience(annotation, id, published)}
      />
    ),
    save: commands.save,
    remove: () => void commands.remove(annotation),
  };
  return <Card placed={placed} isActive={isActive} onSelect={onSelect} own={isOwn ? own : undefined} />;
}
