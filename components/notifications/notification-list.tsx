import { AtSign, Check, Mail, MessageSquare, PencilLine, UserPlus } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { PersonName } from "@/components/annotations/cards/person-name";
import { When } from "@/components/ui/when";
import { byDay, deedOf } from "@/lib/notifications/rules";
import type { Notification, NotificationKind } from "@/lib/notifications/schema";

const icons: Record<NotificationKind, LucideIcon> = {
  mention: AtSign,
  reply: MessageSquare,
  answer: Check,
  published: PencilLine,
  invite: Mail,
  request: UserPlus,
};

const dayName = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });

/** Where something happened or, of an invite that cannot be opened here, where to look for it. */
const placeOf = ({ kind, group, actor }: Notification) => {
  if (kind === "invite" && !actor) return "The link is in the e-mail that you were sent.";
  return kind === "invite" || kind === "request" ? null : group?.name;
};

function Item({ notification }: { notification: Notification }) {
  const { id, kind, actor, excerpt, at, unread } = notification;
  const Icon = icons[kind];
  const place = placeOf(notification);
  return (
    <li>
      {/* Not prefetched: to open it is to have read it. */}
      <a href={`/notifications/${id}`} className={`-mx-4 flex gap-3 rounded-lg px-4 py-3 hover:bg-tint ${unread ? "" : "text-soft"}`}>
        <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-soft" />
        <span className="min-w-0 grow wrap-anywhere">
          <span className={unread ? "font-medium" : ""}>
            {actor ? <PersonName {...actor} /> : "Someone"} {deedOf(notification)}
          </span>
          {excerpt && (
            <span dir="auto" className="mt-0.5 line-clamp-2 font-serif">
              {excerpt}
            </span>
          )}
          <span className="mt-0.5 flex flex-wrap gap-x-2 text-sm text-soft">
            {place && <span>{place}</span>}
            <When at={at} />
          </span>
        </span>
        {unread && (
          <span className="mt-2 size-2 shrink-0 rounded-full bg-accent">
            <span className="sr-only">Unread</span>
          </span>
        )}
      </a>
    </li>
  );
}

/** What concerns someone, day by day, each leading to where it is. */
export function NotificationList({ notifications }: { notifications: Notification[] }) {
  if (notifications.length === 0)
    return <p className="text-soft">Nothing yet. When someone mentions you, replies to you or publishes to a group of yours, it is said here.</p>;
  return (
    <div className="space-y-8">
      {byDay(notifications).map(({ day, list }) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} className="mb-1 text-sm font-medium text-soft">
            {dayName.format(new Date(day))}
          </h2>
          <ul>
            {list.map((notification) => (
              <Item key={notification.id} notification={notification} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
