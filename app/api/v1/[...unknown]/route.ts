import { notFound } from "@/lib/errors";
import { problemResponse } from "@/lib/http/problem";

const none = () => problemResponse(notFound("address").problem);

export { none as DELETE, none as GET, none as PATCH, none as POST, none as PUT };
