import { redirect } from "next/navigation";
import { requireUser } from "@/components/site/current-user";
import { openNotification } from "@/lib/notifications/mutations";

type Context = { params: Promise<{ notification: string }> };

/** Leads to what a notification is about, from the page and from e-mail, and notes that it was read. */
export async function GET(_request: Request, { params }: Context) {
  const { notification } = await params;
  const viewer = await requireUser(`/notifications/${encodeURIComponent(notification)}`);
  const opened = await openNotification(viewer, notification);
  redirect(opened.ok ? opened.value.path : "/notifications");
}
