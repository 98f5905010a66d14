"use client";

import { CloudUpload } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toasts";
import type { Annotation } from "@/lib/annotations/schema";
import { decide, discard, retry } from "@/lib/outbox/acts";
import { contentOf } from "@/lib/outbox/content";
import type { Trouble, Unsent } from "@/lib/outbox/types";
import { ConflictDialog } from "./conflict-dialog";
import { outboxOf, useUnsent } from "./use-outbox";

const small = "pointer-fine:min-h-8 px-2.5!";

type NoticeProps = { label: string; text: string; isRefusal?: boolean; children: ReactNode };

function Notice({ label, text, isRefusal = false, children }: NoticeProps) {
  return (
    <div role="group" aria-label={label} className={`mt-2.5 space-y-2 rounded-md border px-3 py-2.5 text-sm ${isRefusal ? "border-danger" : "border-accent"}`}>
      <p className={isRefusal ? "text-danger" : ""}>{text}</p>
      <div className="flex flex-wrap gap-2">{children}</div>
    </div>
  );
}

type RefusalProps = { unsent: Unsent; trouble: Trouble & { kind: "refused" }; onEdit?: () => void };

function Refusal({ unsent, trouble, onEdit }: RefusalProps) {
  const outbox = outboxOf(unsent.author.id);
  const { detail, code } = trouble.problem;
  const giveUp = async () => {
    await outbox.act(unsent.id, discard);
    toast("Change discarded", { label: "Undo", run: () => void outbox.act(unsent.id, () => unsent) });
  };
  return (
    <Notice isRefusal label="Not saved" text={`Not saved. ${detail}`}>
      {unsent.wanted && onEdit && (
        <Button className={small} onClick={onEdit}>
          Edit
        </Button>
      )}
      <Button className={small} onClick={() => void outbox.act(unsent.id, retry)}>
        {code === "not-found" && unsent.isDeleted ? "Bring it back" : "Try again"}
      </Button>
      <Button variant="quiet" className={small} onClick={() => void giveUp()}>
        Discard
      </Button>
    </Notice>
  );
}

/** What was to be deleted says something else by now: it stands on the card. */
function DeletionNotice({ unsent, theirs }: { unsent: Unsent; theirs: Annotation }) {
  const outbox = outboxOf(unsent.author.id);
  return (
    <Notice label="Changed elsewhere" text="You deleted this, but it was changed elsewhere before. This is what it says now.">
      <Button className={small} onClick={() => void outbox.act(unsent.id, retry)}>
        Delete it all the same
      </Button>
      <Button className={small} onClick={() => void outbox.act(unsent.id, decide(contentOf(theirs)))}>
        Keep it
      </Button>
    </Notice>
  );
}

type UnsentNoticeProps = { annotation: Annotation; /** Opens the editor, where it can be opened. */ onEdit?: () => void };

/** On a card of one's own: whether the server has what it shows, and what to do where it will not take it. */
export function UnsentNotice({ annotation, onEdit }: UnsentNoticeProps) {
  const unsent = useUnsent(annotation.author.id, annotation.id);
  if (!unsent) return null;
  if (unsent.trouble?.kind === "refused") return <Refusal unsent={unsent} trouble={unsent.trouble} onEdit={onEdit} />;
  if (unsent.trouble?.kind === "conflict" && !unsent.wanted) return <DeletionNotice unsent={unsent} theirs={unsent.trouble.theirs} />;
  if (unsent.trouble?.kind === "conflict")
    return (
      <Notice label="Changed elsewhere" text="This was changed elsewhere as well. Both versions are kept until you decide.">
        <ConflictDialog unsent={unsent} theirs={unsent.trouble.theirs} />
      </Notice>
    );
  return (
    <span role="img" aria-label="Not saved yet" title="Not saved yet" className="unsent-mark">
      <CloudUpload aria-hidden className="size-3.5" />
    </span>
  );
}
