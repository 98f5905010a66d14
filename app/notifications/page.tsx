import type { Metadata } from "next";
import { MarkAllRead } from "@/components/notifications/mark-all-read";
import { NotificationList } from "@/components/notifications/notification-list";
import { requireUser } from "@/components/site/current-user";
import { Column, Frame } from "@/components/site/frame";
import { buttonClass } from "@/components/ui/button";
import { Toasts } from "@/components/ui/toasts";
import { findNotifications } from "@/lib/notifications/queries";

export const metadata: Metadata = { title: "Notifications" };

export default async function Page() {
  const viewer = await requireUser("/notifications");
  const notifications = await findNotifications(viewer);
  const [latest] = notifications;
  return (
    <Frame viewer={viewer}>
      <Toasts>
        <Column title="Notifications">
          <div className="mb-8 flex flex-wrap gap-2">
            {latest && notifications.some(({ unread }) => unread) && <MarkAllRead until={latest.at} />}
            <a href="/settings#notifications" className={buttonClass("quiet")}>
              What you are told
            </a>
          </div>
          <NotificationList notifications={notifications} />
        </Column>
      </Toasts>
    </Frame>
  );
}
