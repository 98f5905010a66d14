"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toasts";
import { call } from "@/lib/http/client";

type EndProps = { groupId: string; userId: string; name?: string };

/** Leaves the group or, with a name, removes that member. */
export function EndMembership({ groupId, userId, name }: EndProps) {
  const router = useRouter();
  const end = async () => {
    const sure = window.confirm(name ? `Remove ${name} from the group?` : "Leave the group? You will no longer see what others publish here.");
    if (!sure) return;
    const result = await call<null>("DELETE", `/groups/${groupId}/members/${userId}`);
    if (!result.ok) return toast(result.problem.detail);
    if (name) router.refresh();
    else window.location.assign("/groups");
  };
  return (
    <Button variant="quiet" aria-label={name ? `Remove ${name}` : undefined} onClick={() => void end()}>
      {name ? "Remove" : "Leave the group"}
    </Button>
  );
}
