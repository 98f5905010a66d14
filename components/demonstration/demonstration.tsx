"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toasts";
import type { Demonstration } from "@/lib/demonstration/schema";
import { call } from "@/lib/http/client";

/** Loads the demonstration, and goes to its group. */
export function LoadDemonstration() {
  const [busy, setBusy] = useState(false);
  const load = async () => {
    setBusy(true);
    const result = await call<Demonstration>("PUT", "/demonstration");
    if (result.ok) return window.location.assign(result.value.group ? `/groups/${result.value.group.slug}` : "/groups");
    toast(result.problem.detail);
    setBusy(false);
  };
  return (
    <Button disabled={busy} onClick={() => void load()}>
      {busy ? "Loading…" : "Load the demonstration"}
    </Button>
  );
}

/** Removes the demonstration. It can be loaded again, so nothing is asked. */
export function RemoveDemonstration({ then }: { /** Where to go, when the present page is gone with it. */ then?: string }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    const result = await call<null>("DELETE", "/demonstration");
    if (result.ok && then) return window.location.assign(then);
    setBusy(false);
    toast(result.ok ? "The demonstration is gone" : result.problem.detail);
    router.refresh();
  };
  return (
    <Button variant="danger" disabled={busy} onClick={() => void remove()}>
      Remove the demonstration
    </Button>
  );
}
