import { openApi } from "@/lib/contract/openapi";

export const dynamic = "force-static";

export const GET = () => Response.json(openApi());
