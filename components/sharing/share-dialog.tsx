"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Share2 } from "lucide-react";
import { Button, buttonClass } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Modal } from "@/components/ui/modal";
import { toast } from "@/components/ui/toasts";
import { call } from "@/lib/http/client";
import type { ShareLink } from "@/lib/sharing/schema";

type ShareDialogProps = { episodeId: string; count: number; onLinks: (links: ShareLink[]) => void };

const urlOf = ({ token }: ShareLink) => `${window.location.origin}/v/${token}`;

function Link({ link, onRevoked }: { link: ShareLink; onRevoked: () => void }) {
  const revoke = async () => {
    const result = await call<null>("DELETE", `/share-links/${link.id}`);
    if (!result.ok) return toast(result.problem.detail);
    onRevoked();
  };
  const label = link.name || "Share link";
  return (
    <li className="space-y-2 py-3">
      <p className="flex items-center gap-2 text-sm">
        <span className="grow font-medium">{label}</span>
        <Button variant="danger" aria-label={`Revoke ${label}`} onClick={() => void revoke()}>
          Revoke
        </Button>
      </p>
      <CopyField label={`Address of ${label}`} value={urlOf(link)} />
    </li>
  );
}

/** Share links to one's annotated version: made, copied and revoked. */
export function ShareDialog({ episodeId, count, onLinks }: ShareDialogProps) {
  const client = useQueryClient();
  const queryKey = ["share-links", episodeId];
  const links = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const result = await call<ShareLink[]>("GET", `/episodes/${episodeId}/share-links`, undefined, signal);
      if (!result.ok) throw new Error(result.problem.detail);
      return result.value;
    },
    enabled: false,
  });
  const show = (next: ShareLink[]) => {
    client.setQueryData(queryKey, next);
    onLinks(next);
  };
  const list = links.data ?? [];
  return (
    <Modal
      title="Share your annotated version"
      onOpenChange={(open) => open && void links.refetch()}
      trigger={
        <button type="button" className={buttonClass("secondary")}>
          <Share2 aria-hidden className="size-4" />
          Share
        </button>
      }
    >
      <p className="mb-4 text-sm text-soft">
        Whoever has the link reads the summary with your {count === 1 ? "annotation" : `${count} annotations`} and your name, without an account. It follows
        what you add and change, until you revoke it.
      </p>
      <Form
        className="flex items-end gap-2"
        submit={({ name = "" }) => call<ShareLink>("POST", "/share-links", { episodeId, name })}
        onDone={(link) => show([link, ...list])}
      >
        {({ busy, errorOf }) => (
          <>
            <div className="grow">
              <Field label="Name, for yourself" name="name" maxLength={80} placeholder="For the seminar" error={errorOf("name")} />
            </div>
            <Button variant="primary" type="submit" disabled={busy} className="mb-px min-h-11">
              Make a link
            </Button>
          </>
        )}
      </Form>
      {list.length > 0 && (
        <ul aria-label="Your share links" className="mt-4 divide-y divide-line">
          {list.map((link) => (
            <Link key={link.id} link={link} onRevoked={() => show(list.filter(({ id }) => id !== link.id))} />
          ))}
        </ul>
      )}
    </Modal>
  );
}
