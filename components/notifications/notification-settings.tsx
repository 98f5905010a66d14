"use client";

import { Button } from "@/components/ui/button";
import { CheckField, SelectField } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { toast } from "@/components/ui/toasts";
import { call } from "@/lib/http/client";
import { kindLabels } from "@/lib/notifications/rules";
import { mailPeriods, notificationKinds } from "@/lib/notifications/schema";
import type { MailPeriod, Settings } from "@/lib/notifications/schema";

const periodLabels: Record<MailPeriod, string> = { at_once: "At once", daily: "Once a day", weekly: "Once a week", never: "Never" };

/** Of what someone is told, and how often by e-mail. */
export function NotificationSettings({ settings: { mail, muted, canMail } }: { settings: Settings }) {
  const save = (fields: Record<string, string>) =>
    call<Settings>("PATCH", "/me/notification-settings", { mail: fields.mail, muted: notificationKinds.filter((kind) => fields[kind] === undefined) });
  return (
    <section aria-labelledby="notifications" className="space-y-4 border-t border-line pt-8">
      <h2 id="notifications" className="text-lg font-semibold">
        Notifications
      </h2>
      <Form submit={save} onDone={() => toast("Saved")}>
        {({ busy, errorOf }) => (
          <>
            {canMail ? (
              <SelectField label="By e-mail" name="mail" defaultValue={mail} error={errorOf("mail")} hint="What is unread, all of it in one e-mail. Days and weeks begin at midnight UTC.">
                {mailPeriods.map((period) => (
                  <option key={period} value={period}>
                    {periodLabels[period]}
                  </option>
                ))}
              </SelectField>
            ) : (
              <p className="text-sm text-soft">No mail server is set up here: you are told on the page of your notifications alone.</p>
            )}
            <fieldset className="space-y-3">
              <legend className="mb-3 text-sm font-medium">Tell me of</legend>
              {notificationKinds.map((kind) => (
                <CheckField key={kind} label={kindLabels[kind]} name={kind} defaultChecked={!muted.includes(kind)} />
              ))}
            </fieldset>
            <Button type="submit" disabled={busy}>
              Save what I am told
            </Button>
          </>
        )}
      </Form>
    </section>
  );
}
