"use client";

import { useCallback, useMemo, useState } from "react";
import type { ShareLink } from "@/lib/sharing/schema";
import { linkChoices } from "./audience-choices";
import type { WorkspaceProps } from "./types";

/** Who sees what is written next: the group that is read in, and otherwise only the author. Always shown before saving, and changed there. */
export function useAudiences({ group, audiences }: Pick<WorkspaceProps, "group" | "audiences">) {
  const [choices, setChoices] = useState(audiences);
  const [chosen, setChosen] = useState<string[]>(group?.canPublish ? [group.audienceId] : []);
  const choose = useCallback(
    (id: string, published: boolean) =>
      setChosen((before) => (published ? [...before.filter((one) => one !== id), id] : before.filter((one) => one !== id))),
    [],
  );
  /** Share links were made or revoked: a new one can be chosen, a revoked one is gone. */
  const setLinks = useCallback(
    (links: ShareLink[]) => {
      const next = [...choices.filter(({ kind }) => kind === "group"), ...linkChoices(links)];
      setChoices(next);
      setChosen((before) => before.filter((id) => next.some((one) => one.id === id)));
    },
    [choices],
  );
  return useMemo(() => ({ choices, chosen, choose, setLinks }), [choices, chosen, choose, setLinks]);
}
