"use client";

import { Rss } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { CopyField } from "@/components/ui/copy-field";
import { toast } from "@/components/ui/toasts";
import { call } from "@/lib/http/client";

type FeedSectionProps = { groupId: string; /** Its address, where the viewer has asked for one. */ url: string | null };

/** The viewer's own feed of a group: its secret address, made, copied and changed. */
export function FeedSection({ groupId, url: given }: FeedSectionProps) {
  const [url, setUrl] = useState(given);
  const change = async () => {
    const result = await call<{ url: string }>("PUT", `/groups/${groupId}/feed`);
    if (!result.ok) return toast(result.problem.detail);
    setUrl(result.value.url);
    if (url) toast("The feed has a new address");
  };
  return (
    <section aria-labelledby="feed">
      <h2 id="feed" className="mb-1 text-lg font-semibold">
        Feed
      </h2>
      {url ? (
        <div className="space-y-3">
          <p className="text-sm text-soft">What is new here, for your feed reader. The address is yours alone: whoever has it reads what you may read.</p>
          <CopyField key={url} label="Address of the feed" value={url} />
          <Confirm
            title="Change the address of your feed?"
            action="Change the address"
            run={change}
            trigger={<Button variant="quiet">Change the address…</Button>}
          >
            The address that it has now leads nowhere from then on, wherever you have given it.
          </Confirm>
        </div>
      ) : (
        <div className="space-y-3">
          <p className="text-sm text-soft">Follow what is new here in a feed reader (Atom).</p>
          <Button onClick={() => void change()}>
            <Rss aria-hidden className="size-4" />
            Make a feed
          </Button>
        </div>
      )}
    </section>
  );
}
