"use client";

import { Button } from "@/components/ui/button";
import { Field, TextField } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import type { Group } from "@/lib/groups/schema";
import { call } from "@/lib/http/client";

/** Creates a study group and goes to its page. */
export function NewGroupForm() {
  return (
    <Form submit={(fields) => call<Group>("POST", "/groups", fields)} onDone={({ slug }) => window.location.assign(`/groups/${slug}`)}>
      {({ busy, errorOf }) => (
        <>
          <Field label="Name" name="name" maxLength={80} error={errorOf("name")} required />
          <TextField label="What it is about" name="description" maxLength={2_000} error={errorOf("description")} />
          <Button variant="primary" type="submit" disabled={busy}>
            Create the group
          </Button>
        </>
      )}
    </Form>
  );
}
