"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { call } from "@/lib/http/client";

/** Takes a request to join back. */
export function WithdrawButton({ groupId }: { groupId: string }) {
  const router = useRouter();
  return (
    <Form submit={() => call<null>("DELETE", `/groups/${groupId}/join-request`)} onDone={() => router.refresh()}>
      {({ busy }) => (
        <Button type="submit" disabled={busy}>
          Take the request back
        </Button>
      )}
    </Form>
  );
}
