"use client";

import { useRouter } from "next/navigation";
import { PersonName } from "@/components/annotations/cards/person-name";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toasts";
import type { JoinRequest } from "@/lib/groups/schema";
import { call } from "@/lib/http/client";

/** Who waits to be let in. */
export function Requests({ groupId, requests }: { groupId: string; requests: JoinRequest[] }) {
  const router = useRouter();
  const answer = async ({ person }: JoinRequest, accept: boolean) => {
    const result = await call<null>("PUT", `/groups/${groupId}/join-requests/${person.id}`, { accept });
    toast(result.ok ? (accept ? `${person.name} is in the group now` : `You declined ${person.name}`) : result.problem.detail);
    router.refresh();
  };
  return (
    <section aria-labelledby="requests" className="mt-8 rounded-xl border border-line bg-tint px-5 pt-4 pb-2">
      <h2 id="requests" className="font-semibold">
        Asking to join
      </h2>
      <ul className="divide-y divide-line">
        {requests.map((request) => (
          <li key={request.person.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3 text-sm">
            <div className="min-w-0 grow basis-60">
              <p className="font-medium wrap-anywhere">
                <PersonName {...request.person} />
              </p>
              {request.message && (
                <p dir="auto" className="mt-1 whitespace-pre-line wrap-anywhere">
                  {request.message}
                </p>
              )}
            </div>
            <p className="flex gap-2">
              <Button variant="primary" aria-label={`Let ${request.person.name} in`} onClick={() => void answer(request, true)}>
                Let in
              </Button>
              <Button aria-label={`Decline ${request.person.name}`} onClick={() => void answer(request, false)}>
                Decline
              </Button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
