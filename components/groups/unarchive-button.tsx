"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toasts";
import { call } from "@/lib/http/client";

/** Brings an archived group back. */
export function UnarchiveButton({ groupId }: { groupId: string }) {
  const router = useRouter();
  const bringBack = async () => {
    const result = await call("DELETE", `/groups/${groupId}/archive`);
    if (!result.ok) toast(result.problem.detail);
    router.refresh();
  };
  return <Button onClick={() => void bringBack()}>Bring it back</Button>;
}
