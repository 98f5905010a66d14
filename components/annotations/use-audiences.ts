"use client";

import { useCallback, useMemo, useState } from "react";
import type { ShareLink } from "@/lib/sharing/schema";
import type { AudienceChoice, WorkspaceProps } from "./types";

const linkChoice = ({ audienceId, name }: ShareLink): AudienceChoice => ({ id: audienceId, kind: "link", label: name || "share link" });

/**
 * Who sees what is written next: the group that is read in, and the author's live share links, which follow them;
 * otherwise only the author. Always shown before saving, and changed there.
 */
export function useAudiences({ group, audiences }: Pick<WorkspaceProps, "group" | "audiences">) {
  const [choices, setChoices] = useState(audiences);
  const [chosen, setChosen] = useState<string[]>(() => [
    ...(group?.canPublish ? [group.audienceId] : []),
    ...audiences.filter(({ kind }) => kind === "link").map(({ id }) => id),
  ]);
  const choose = useCallback(
    (id: string, published: boolean) =>
      setChosen((before) => (published ? [...before.filter((one) => one !== id), id] : before.filter((one) => one !== id))),
    [],
  );
  /** Share links were made or revoked: a new one follows from now on, a revoked one is gone. */
  const setLinks = useCallback(
    (links: ShareLink[]) => {
      const known = new Set(choices.map(({ id }) => id));
      const next = links.filter(({ mode }) => mode === "live").map(linkChoice);
      const groups = choices.filter(({ kind }) => kind === "group");
      setChoices([...groups, ...next]);
      const open = new Set([...groups, ...next].map(({ id }) => id));
      setChosen((before) => [...before.filter((id) => open.has(id)), ...next.map(({ id }) => id).filter((id) => !known.has(id))]);
    },
    [choices],
  );
  return useMemo(() => ({ choices, chosen, choose, setLinks }), [choices, chosen, choose, setLinks]);
}
