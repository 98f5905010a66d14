"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { call } from "@/lib/http/client";

type TakeOnFormProps = { groupId: string; episodes: { id: string; title: string }[] };

/** Takes on another episode as a reading of the group. */
export function TakeOnForm({ groupId, episodes }: TakeOnFormProps) {
  const router = useRouter();
  return (
    <Form
      submit={({ episode = "" }) => call<null>("PUT", `/groups/${groupId}/readings/${episode}`)}
      onDone={() => router.refresh()}
      className="flex flex-wrap items-end gap-3"
    >
      {({ busy }) => (
        <>
          <div className="min-w-0 grow basis-60">
            <SelectField label="Take on an episode" name="episode">
              {episodes.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </SelectField>
          </div>
          <Button type="submit" disabled={busy} className="min-h-11">
            Take on
          </Button>
        </>
      )}
    </Form>
  );
}
