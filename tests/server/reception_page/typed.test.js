import assert from "node:assert/strict";
import { test } from "node:test";
import { asCode, asNumber, asciiDigits, idOnSlip, isTooLong, matches, meaning, plain } from "../../../server/web/reception/typed.js";

test("a number is found however it is typed", () => {
  for (const typed of ["K214", "k214", "K 214", " k-214 ", "K\u202f214", "K ٢١٤", "k۲۱۴"]) assert.equal(asNumber(typed), "K214");
  for (const typed of ["K21", "214", "KK214", "K2145678", ""]) assert.equal(asNumber(typed), null);
});

test("only what a code is made of counts, whatever a scanner sends around it", () => {
  assert.equal(asCode("\u0002ab12-cd\r\n"), "AB12-CD");
  assert.equal(asCode("ab 12 cd."), "AB12CD");
  assert.equal(asCode("-AB12-"), "AB12");
  assert.equal(asCode("AB1"), null);
  assert.equal(asCode("A".repeat(33)), null);
  assert.equal(asCode("A".repeat(32)), "A".repeat(32));
});

test("what is longer than any code is told as such, and nothing shorter", () => {
  assert.ok(isTooLong("A".repeat(80)));
  assert.ok(isTooLong("A".repeat(33)));
  for (const typed of ["A".repeat(32), "AB12-".repeat(8), "", " ".repeat(80)]) assert.ok(!isTooLong(typed));
});

test("the code on a slip is its ticket's id, bare or with the address of a phone page, and never too long", () => {
  const code = `0271100101-${"AB27".repeat(6)}ZZ`;
  for (const typed of [code, code.toLowerCase(), `\u0002${code}\r`, `https://nummer.example/office-7#${code}`]) {
    assert.equal(idOnSlip(typed), "0271100101");
    assert.deepEqual(meaning(typed, ["K"]), { kind: "slip", id: "0271100101" });
    assert.ok(!isTooLong(typed));
  }
});

test("what is no slip's code is too long as before", () => {
  for (const typed of [`0271100101-${"A".repeat(27)}`, `0271100101-${"A".repeat(25)}`, `0271100101-${"A".repeat(25)}1`, "0".repeat(37)]) {
    assert.equal(idOnSlip(typed), null);
    assert.ok(isTooLong(typed));
  }
});

test("digits of other scripts are the same digits", () => {
  assert.equal(asciiDigits("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹"), "0123456789 0123456789");
  assert.equal(plain("ä١-b"), "1-B");
});

test("a number of one of the areas is a number, everything else that could be a code is one", () => {
  assert.deepEqual(meaning("k 214", ["K"]), { kind: "number", number: "K214" });
  assert.deepEqual(meaning("X214", ["K"]), { kind: "code", code: "X214" });
  assert.deepEqual(meaning("AB12CD", ["K"]), { kind: "code", code: "AB12CD" });
  assert.deepEqual(meaning("??", ["K"]), { kind: "nothing" });
});

test("a word is found by its beginnings, without its marks, in any of the texts", () => {
  assert.ok(matches("verlang", ["Aufenthaltserlaubnis verlängern"]));
  assert.ok(matches("auf ver", ["Aufenthaltserlaubnis verlängern"]));
  assert.ok(matches("пос", ["Посвідка"]));
  assert.ok(matches("", ["anything"]));
  assert.ok(!matches("ur", ["Natur"]), "short words begin a word");
  assert.ok(!matches("pass neu", ["Pass"]));
});
