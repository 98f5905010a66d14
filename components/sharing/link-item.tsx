"use client";

import { useEffect, useRef, useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { CopyField } from "@/components/ui/copy-field";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { LocalTime } from "@/components/ui/local-time";
import { toast } from "@/components/ui/toasts";
import { call } from "@/lib/http/client";
import type { ShareLink } from "@/lib/sharing/schema";
import { LinkTerms, nameLabels, termsOf } from "./link-terms";

type ItemProps = { link: ShareLink; /** Has just been made: its address, which is below the form, is brought into view. */ isNew: boolean; onChanged: (link: ShareLink) => void; onRevoked: () => void };

const urlOf = ({ token }: ShareLink) => `${window.location.origin}/v/${token}`;

function Facts({ link: { mode, annotations, createdAt, expiresAt, needsSignIn, showsNames } }: { link: ShareLink }) {
  return (
    <p className="flex flex-wrap gap-x-2 text-xs text-soft [&>span+span]:before:mr-2 [&>span+span]:before:content-['·']">
      <span>{mode === "live" ? "Live" : <>Frozen on <LocalTime at={createdAt} /></>}</span>
      <span>
        {annotations} {annotations === 1 ? "annotation" : "annotations"}
      </span>
      {expiresAt && (
        <span>
          until <LocalTime at={expiresAt} />
        </span>
      )}
      {needsSignIn && <span>signed in only</span>}
      {!showsNames && <span>without names</span>}
    </p>
  );
}

function ChangeForm({ link, onDone, onCancel }: { link: ShareLink; onDone: (link: ShareLink) => void; onCancel: () => void }) {
  return (
    <Form
      className="space-y-4 rounded-lg border border-line p-4"
      submit={({ name = "", ...fields }) => call<ShareLink>("PATCH", `/share-links/${link.id}`, { name, ...termsOf(fields) })}
      onDone={onDone}
    >
      {({ busy, errorOf }) => (
        <>
          <Field label={nameLabels[link.mode]} name="name" maxLength={80} defaultValue={link.name} autoFocus error={errorOf("name")} />
          <LinkTerms link={link} />
          <div className="flex gap-2">
            <Button variant="primary" type="submit" disabled={busy}>
              Save
            </Button>
            <Button onClick={onCancel}>Cancel</Button>
          </div>
        </>
      )}
    </Form>
  );
}

/** One share link: what it is, its address, and changing and revoking it. */
export function LinkItem({ link, isNew, onChanged, onRevoked }: ItemProps) {
  const [changing, setChanging] = useState(false);
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isNew) item.current?.scrollIntoView({ block: "nearest" });
  }, [isNew]);
  const label = link.name || "Share link";
  const revoke = async () => {
    const result = await call<null>("DELETE", `/share-links/${link.id}`);
    if (!result.ok) return toast(result.problem.detail);
    onRevoked();
  };
  return (
    <li ref={item} className="space-y-2 py-3">
      <div className="flex flex-wrap items-start gap-2 text-sm">
        <div className="min-w-0 grow">
          <p className="font-medium">{label}</p>
          <Facts link={link} />
        </div>
        <div className="flex gap-2">
          <Button aria-label={`Change ${label}`} aria-expanded={changing} onClick={() => setChanging(!changing)}>
            Change
          </Button>
          <Confirm
            title={`Revoke ${label}?`}
            action="Revoke it"
            run={revoke}
            trigger={
              <button type="button" aria-label={`Revoke ${label}`} className={buttonClass("danger")}>
                Revoke
              </button>
            }
          >
            Its address opens nothing from then on, for good. Your annotations stay as they are.
          </Confirm>
        </div>
      </div>
      {changing ? (
        <ChangeForm
          link={link}
          onCancel={() => setChanging(false)}
          onDone={(changed) => {
            setChanging(false);
            onChanged(changed);
          }}
        />
      ) : (
        <CopyField label={`Address of ${label}`} value={urlOf(link)} />
      )}
    </li>
  );
}
