"use client";

import { CheckCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toasts";
import { call } from "@/lib/http/client";

/** Marks as read what the page shows; what has happened since stays unread. */
export function MarkAllRead({ until }: { until: string }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const mark = async () => {
    setBusy(true);
    const result = await call<null>("PUT", "/me/notifications/read", { until });
    if (!result.ok) toast(result.problem.detail);
    router.refresh();
    setBusy(false);
  };
  return (
    <Button disabled={busy} onClick={() => void mark()}>
      <CheckCheck aria-hidden className="size-4" />
      Mark all as read
    </Button>
  );
}
