"use client";

import { EyeOff, Flag } from "lucide-react";
import { useRouter } from "next/navigation";
import { PersonName } from "@/components/annotations/cards/person-name";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toasts";
import { When } from "@/components/ui/when";
import { call } from "@/lib/http/client";
import type { Desk as DeskData, Item, Report } from "@/lib/moderation/schema";

const keyOf = ({ annotationId, replyId }: Item) => ({ annotation: annotationId, reply: replyId });

function Words({ item }: { item: Item }) {
  return (
    <a href={item.path} className="mt-1 block border-l-2 border-line pl-3 text-soft underline-offset-2 hover:text-ink hover:underline">
      <span dir="auto" className="line-clamp-2 wrap-anywhere">
        {item.excerpt}
      </span>
    </a>
  );
}

/** What waits for a group's moderators: reports, and what they have hidden. */
export function Desk({ groupId, desk: { reports, hidden } }: { groupId: string; desk: DeskData }) {
  const router = useRouter();
  const settle = async (method: string, path: string, done: string, body?: unknown) => {
    const result = await call<null>(method, `/groups/${groupId}/${path}`, body);
    toast(result.ok ? done : result.problem.detail);
    router.refresh();
  };
  const setHidden = (item: Item, isHidden: boolean) =>
    settle("PUT", "hidden", isHidden ? "Hidden from the group" : "Shown to the group again", { ...keyOf(item), hidden: isHidden });
  const dismiss = ({ id }: Report) => settle("POST", `reports/${id}/dismissal`, "Report dismissed");
  return (
    <section aria-labelledby="moderation" className="mt-8 rounded-xl border border-line bg-tint px-5 pt-4 pb-2 text-sm">
      <h2 id="moderation" className="text-base font-semibold">
        For the moderators
      </h2>
      {reports.length > 0 && (
        <ul aria-label="Reports" className="divide-y divide-line">
          {reports.map((report) => (
            <li key={report.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
              <div className="min-w-0 grow basis-60">
                <p className="flex items-start gap-1.5">
                  <Flag aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
                  <span>
                    <PersonName {...report.reporter} className="font-medium" /> reports {report.item.replyId ? "a reply" : "an annotation"} of <PersonName {...report.item.author} className="font-medium" />,{" "}
                    <When at={report.createdAt} className="text-soft" />
                  </span>
                </p>
                <p dir="auto" className="mt-1 wrap-anywhere">
                  {report.reason}
                </p>
                <Words item={report.item} />
              </div>
              <p className="flex gap-2">
                <Button variant="primary" onClick={() => void setHidden(report.item, true)}>
                  Hide
                </Button>
                <Button onClick={() => void dismiss(report)}>Dismiss</Button>
              </p>
            </li>
          ))}
        </ul>
      )}
      {hidden.length > 0 && (
        <ul aria-label="Hidden from the group" className="divide-y divide-line">
          {hidden.map((item) => (
            <li key={item.replyId ?? item.annotationId} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
              <div className="min-w-0 grow basis-60">
                <p className="flex items-start gap-1.5">
                  <EyeOff aria-hidden className="mt-0.5 size-4 shrink-0" />
                  <span>
                    Hidden: {item.replyId ? "a reply" : "an annotation"} of <PersonName {...item.author} className="font-medium" />
                  </span>
                </p>
                <Words item={item} />
              </div>
              <Button onClick={() => void setHidden(item, false)}>Show again</Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
