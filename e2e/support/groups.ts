import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";

/* A group's page, as the specs use it. */

export const heading = (page: Page, name: string): Locator => page.getByRole("heading", { level: 1, name, exact: true });

/** Those who are in the group, one line each: their name and their role. */
export const members = (page: Page): Locator => page.getByRole("region", { name: "People" }).getByRole("listitem");

/** The page for what is not there, and for what is not theirs. */
export const nothingHere = (page: Page): Promise<void> => expect(heading(page, "There is nothing here")).toBeVisible();

/** Chooses from the menu beside someone in the list of people. */
export async function choose(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole("button", { name: menu, exact: true }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** The invites that are open. */
export const invites = (page: Page): Locator => page.getByRole("list", { name: "Invite links" }).getByRole("listitem");

/** Makes an invite and copies its link. */
export async function copyInvite(page: Page, uses = "by as many as come"): Promise<string> {
  await page.getByRole("button", { name: "Invite people" }).click();
  const newest = () => page.getByRole("textbox", { name: "Invite link" }).evaluateAll(([first]) => (first as HTMLInputElement | undefined)?.value ?? "");
  const before = await newest();
  await page.getByLabel("Can be used").selectOption(uses);
  await page.getByRole("button", { name: "Make an invite link" }).click();
  await expect.poll(newest).not.toBe(before);
  await invites(page).first().getByRole("button", { name: "Copy" }).click();
  await expect(invites(page).first().getByRole("button", { name: "Copied" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Invite people" })).toBeHidden();
  return page.evaluate(() => navigator.clipboard.readText());
}
