import { connection } from "next/server";
import { currentUser } from "@/components/site/current-user";
import { Column, Frame } from "@/components/site/frame";
import { buttonClass } from "@/components/ui/button";

export const metadata = { title: "Not found" };

export default async function NotFound() {
  // Made for each request, so that its scripts carry the request's nonce.
  await connection();
  return (
    <Frame viewer={await currentUser()}>
      <Column title="There is nothing here" lead="The page does not exist, was taken back, or is not yours to see.">
        <a href="/" className={buttonClass("secondary")}>
          To the shows
        </a>
      </Column>
    </Frame>
  );
}
