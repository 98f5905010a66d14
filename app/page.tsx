import { currentUser } from "@/components/site/current-user";
import { HomePage } from "@/components/site/home-page";

export default async function Page() {
  return <HomePage viewer={await currentUser()} />;
}
