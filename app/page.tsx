import { HomePage } from "@/components/site/home-page";
import { currentUser } from "@/lib/auth/viewer";

export default async function Page() {
  return <HomePage viewer={await currentUser()} />;
}
