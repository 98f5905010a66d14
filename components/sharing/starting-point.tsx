"use client";

import { CopyPlus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toasts";
import { call } from "@/lib/http/client";
import type { Copied } from "@/lib/sharing/schema";

const counted = (count: number) => `${count} ${count === 1 ? "annotation" : "annotations"}`;

/** Copies the version into one's own notes, as drafts. */
export function StartingPoint({ token }: { token: string }) {
  const [copied, setCopied] = useState<Copied | null>(null);
  const [busy, setBusy] = useState(false);
  const path = `/versions/${encodeURIComponent(token)}/copies`;
  const undo = async () => {
    const result = await call<null>("DELETE", path);
    if (!result.ok) return toast(result.problem.detail);
    setCopied(null);
    toast("Taken back: your notes are as they were");
  };
  const copy = async () => {
    setBusy(true);
    const result = await call<Copied>("PUT", path);
    setBusy(false);
    if (!result.ok) return toast(result.problem.detail);
    const { made } = result.value;
    setCopied(result.value);
    if (made === 0) toast("You have all of it already: nothing was copied");
    else toast(`Copied ${counted(made)} into your notes`, { label: "Undo", run: () => void undo() });
  };
  return (
    <p className="pt-1 print:hidden">
      <noscript>
        <style>{".starting-point { display: none }"}</style>
      </noscript>
      <span role="status">
        {copied && (
          <>
            All {counted(copied.made + copied.known)} are in your notes{copied.made > 0 && ", as drafts that only you see"}.{" "}
            <a href={copied.path} className="font-semibold underline underline-offset-4">
              Go on from here
            </a>
          </>
        )}
      </span>
      {!copied && (
        <Button className="starting-point" disabled={busy} onClick={() => void copy()}>
          <CopyPlus aria-hidden className="size-4" />
          Make this my starting point
        </Button>
      )}
    </p>
  );
}
