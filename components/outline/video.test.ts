import { describe, expect, test } from "vitest";
import { videoAt } from "./video";

describe("a video at a time", () => {
  test.each([
    ["https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc&t=754s"],
    ["https://youtu.be/abc?t=12s", "https://youtu.be/abc?t=754s"],
    ["https://example.org/a.mp4", "https://example.org/a.mp4#t=754"],
    ["https://notyoutube.com/watch?v=abc", "https://notyoutube.com/watch?v=abc#t=754"],
  ])("of %s is %s", (url, expected) => expect(videoAt(url, 754)).toBe(expected));
});
