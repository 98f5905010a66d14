"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";
import { call } from "@/lib/http/client";
import type { ShareLink } from "@/lib/sharing/schema";
import { LinkItem } from "./link-item";
import { ShareForm } from "./share-form";

type ShareDialogProps = { episodeId: string; count: number; onLinks: (links: ShareLink[]) => void };

/** Share links to one's annotated version: made, copied, changed and revoked. */
export function ShareDialog({ episodeId, count, onLinks }: ShareDialogProps) {
  const client = useQueryClient();
  const [made, setMade] = useState<string | null>(null);
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
      onOpenChange={(open) => {
        if (!open) return;
        setMade(null);
        void links.refetch();
      }}
      trigger={
        <button type="button" className={buttonClass("secondary")}>
          Share
        </button>
      }
    >
      <p className="mb-4 text-sm text-soft">
        Whoever has the link reads the summary with your {count === 1 ? "annotation" : `${count} annotations`}, without an account unless you ask for one. What you write
        later starts with “Only me”: to add it to a live link, choose the link where it says who sees it, or publish your drafts to it.
      </p>
      <ShareForm
        episodeId={episodeId}
        onMade={(link) => {
          setMade(link.id);
          show([link, ...list]);
        }}
      />
      {list.length > 0 && (
        <section aria-labelledby="share-links" className="mt-6 border-t border-line pt-4">
          <h3 id="share-links" className="text-sm font-semibold">
            Your versions
          </h3>
          <ul aria-label="Your share links" className="divide-y divide-line">
            {list.map((link) => (
              <LinkItem
                key={link.id}
                link={link}
                isNew={link.id === made}
                onChanged={(changed) => show(list.map((one) => (one.id === changed.id ? changed : one)))}
                onRevoked={() => show(list.filter(({ id }) => id !== link.id))}
              />
            ))}
          </ul>
        </section>
      )}
    </Modal>
  );
}
