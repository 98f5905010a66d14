"use client";

import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toasts";
import { call } from "@/lib/http/client";

/** Brings a deleted annotation back. */
export function Restore({ id, path, userId }: { id: string; path: string; userId: string }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const restore = async () => {
    setBusy(true);
    const result = await call("POST", `/annotations/${id}/restoration`, undefined, undefined, userId);
    setBusy(false);
    if (!result.ok) return toast(result.problem.detail);
    toast("Annotation restored", { label: "Open", run: () => window.location.assign(path) });
    router.refresh();
  };
  return (
    <Button disabled={busy} onClick={() => void restore()}>
      <Undo2 aria-hidden className="size-4" />
      Restore
    </Button>
  );
}
