"use client";

import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { buttonClass } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";
import { toast } from "@/components/ui/toasts";
import type { Invite, MailedInvites } from "@/lib/groups/schema";
import { call } from "@/lib/http/client";
import { LinkForm, MailForm } from "./invite-forms";
import { InviteList } from "./invite-list";

type InvitesProps = { groupId: string; invites: Invite[]; /** Whether this installation can send mail. */ canMail: boolean };

const heading = "mb-3 font-semibold";

/** Inviting people into a group: by links and by e-mail, made, sent, copied and revoked. */
export function Invites({ groupId, invites, canMail }: InvitesProps) {
  const router = useRouter();
  const revoke = async (id: string) => {
    const result = await call<null>("DELETE", `/invites/${id}`);
    if (!result.ok) toast(result.problem.detail);
    router.refresh();
  };
  const mailed = ({ invites: sent, failed }: MailedInvites) => {
    if (sent.length > 0) toast(sent.length === 1 ? "The invite is on its way" : `${sent.length} invites are on their way`);
    if (failed.length > 0) toast(`The mail server did not take ${failed.join(", ")}`);
    router.refresh();
  };
  const trigger = (
    <button type="button" className={buttonClass("secondary")}>
      <UserPlus aria-hidden className="size-4" />
      Invite people
    </button>
  );
  return (
    <Modal title="Invite people" trigger={trigger}>
      <div className="space-y-8">
        {canMail && (
          <section aria-labelledby="by-mail">
            <h3 id="by-mail" className={heading}>
              By e-mail
            </h3>
            <MailForm groupId={groupId} onDone={mailed} />
          </section>
        )}
        <section aria-labelledby="by-link">
          <h3 id="by-link" className={heading}>
            By a link
          </h3>
          <LinkForm groupId={groupId} onDone={() => router.refresh()} />
        </section>
        {invites.length > 0 && (
          <section aria-labelledby="made">
            <h3 id="made" className="font-semibold">
              Invites
            </h3>
            <InviteList invites={invites} revoke={(id) => void revoke(id)} />
          </section>
        )}
      </div>
    </Modal>
  );
}
