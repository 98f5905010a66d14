"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import type { Door } from "@/lib/groups/schema";
import { call } from "@/lib/http/client";

/** Asks a group to be let in. */
export function AskForm({ groupId }: { groupId: string }) {
  const router = useRouter();
  return (
    <Form submit={(fields) => call<Door>("PUT", `/groups/${groupId}/join-request`, fields)} onDone={() => router.refresh()}>
      {({ busy, errorOf }) => (
        <>
          <TextField label="A few words to the group" name="message" maxLength={500} hint="Its owner and moderators see them, with your name." error={errorOf("message")} />
          <Button variant="primary" type="submit" disabled={busy}>
            Ask to join
          </Button>
        </>
      )}
    </Form>
  );
}
