"use client";

import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import type { Group } from "@/lib/groups/schema";
import { call } from "@/lib/http/client";

/** Joins the group behind an invite's token, and goes to its page. */
export function JoinButton({ token }: { token: string }) {
  return (
    <Form submit={() => call<Group>("POST", "/memberships", { token })} onDone={({ slug }) => window.location.assign(`/groups/${slug}`)}>
      {({ busy }) => (
        <Button variant="primary" type="submit" disabled={busy}>
          Join the group
        </Button>
      )}
    </Form>
  );
}
