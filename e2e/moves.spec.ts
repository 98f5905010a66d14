import { readFileSync } from "node:fs";
import { join } from "node:path";
import { annotate } from "./support/people";
import type { Person } from "./support/people";
import { cards, expectPainted, notes, selectWords } from "./support/reader";
import { expect, expectNoViolations, open, withOwnGloss } from "./support/test";

const test = withOwnGloss();
test.use({ viewport: { width: 1440, height: 900 } });

const first = readFileSync(join(import.meta.dirname, "../prisma/content/dwarkesh-podcast-89.txt"), "utf8");

/** Makes a document the newest revision of its episode, as the owner of the installation can. */
const revise = (owner: Person, source: string) => owner.api.call("POST", "/summaries", { source });

test("After a revision its author sees what moved, and keeps it, chooses other words or takes it out", async ({ newPerson, episode }) => {
  const ada = await newPerson({ name: "Ada Author" });
  const { page } = ada;
  await annotate(ada, episode, { words: "user-reported value", note: "Stays with its words", colour: "green" });
  await annotate(ada, episode, { words: "highly efficient", note: "Changed words", colour: "blue" });
  await annotate(ada, episode, { words: "limit distillation to verifiable domains", note: "Lost words", colour: "pink" });
  const revised = first
    .replace("Meta’s north star is user-reported value", "What guides Meta is user-reported value")
    .replace("natively multimodal, highly efficient, and designed", "natively multimodal, very efficient, and designed")
    .replace(/^.*limit distillation to verifiable domains.*\n/m, "");
  await open(page, episode.path);
  await revise(ada, revised);
  await expect(page.getByText("The summary was revised.").last()).toBeVisible();
  await page.getByRole("button", { name: "Reload" }).click();
  await expectPainted(page, { green: ["user-reported value"], blue: ["very efficient"] });
  await expect(cards(page, "you", "Lost words")).toContainText("no longer in the summary");
  await notes(page).getByRole("region", { name: "Changed words" }).getByRole("button", { name: "Review" }).click();
  const dialog = page.getByRole("dialog", { name: "Words that changed under your notes" });
  await expect(dialog.getByRole("listitem")).toHaveCount(2);
  const changed = dialog.getByRole("listitem").filter({ hasText: "Changed words" });
  await expect(changed.getByRole("figure", { name: "Before" }).locator("mark")).toHaveText("highly efficient");
  await expect(changed.getByRole("figure", { name: "Now" }).locator("mark")).toHaveText("very efficient");
  await expectNoViolations(page);
  await changed.getByRole("button", { name: "Keep it here" }).click();
  await expect(dialog.getByRole("listitem")).toHaveCount(1);

  await dialog.getByRole("listitem").getByRole("button", { name: "Choose other words" }).click();
  const bar = page.getByRole("region", { name: "Choose other words" });
  await expect(bar.getByRole("button", { name: "Put it here" })).toBeDisabled();
  await selectWords(page, "security concerns about distilling models");
  await bar.getByRole("button", { name: "Put it here" }).click();
  await expectPainted(page, { green: ["user-reported value"], blue: ["very efficient"], pink: ["security concerns about distilling models"] });
  await expect(notes(page).getByRole("region", { name: "Changed words" })).toBeHidden();
  await expect.poll(() => ada.api.call("GET", `/episodes/${episode.id}/moves`)).toEqual([]);

  await page.reload();
  await expect(cards(page, "you", "Lost words")).not.toContainText("no longer in the summary");
  await revise(ada, revised.replace("He raises security concerns about distilling models from other countries", "He worries about models from abroad"));
  await page.reload();
  await notes(page).getByRole("button", { name: "Review" }).click();
  await dialog.getByRole("button", { name: "Take it out of the summary" }).click();
  await expect(cards(page, "you", "Lost words")).toContainText("Taken out of the summary.");
  await page.reload();
  await expect(cards(page, "you", "Lost words")).toContainText("Taken out of the summary.");
  await expectPainted(page, { green: ["user-reported value"], blue: ["very efficient"] });
});
