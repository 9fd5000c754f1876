/**
 * The messages at a page that sends no commands of the queue but these: put up, ended, taken back. No DOM.
 * What is sent keeps the promises of `staff/desk/doing.js`.
 */
import { computed, signal } from "/shared/vendor/page.js";
import { createDoing } from "/staff/page/desk/doing.js";
import { closesToday } from "/staff/page/messages/closing.js";
import { createMessages, withdraw } from "/staff/page/messages/drafting.js";
import { mayTakeMessageBack, messageOf, takingMessageBack } from "/staff/page/messages/taking-back.js";
import { standing } from "/staff/page/messages/standing.js";
import { reader } from "/staff/page/requests.js";

/** @typedef {import("/staff/page/messages/standing.js").Message} Message */
/** @typedef {import("/staff/page/messages/taking-back.js").MessageStep & { at: number, type: string }} OwnStep */
/** @typedef {Pick<ReturnType<typeof import("/staff/page/alarm/desk.js").followCounters>, "messages" | "known" | "inTouch" | "inTouchNow" | "hear">} Followed */

/**
 * @param {{ base: string, csrf: string, followed: Followed, now: { readonly value: number }, undoMs: number, timeZone: string,
 *   onSignedOut: (code: string) => void, giveUpMs?: number }} settings `now`: the server's time, `undoMs`: how long the site lets a
 *   step be taken back
 */
export function createMessagesDesk({ base, csrf, followed, now, undoMs, timeZone, onSignedOut, ...how }) {
  const { messages, inTouchNow } = followed;
  const inTouch = computed(() => followed.known.value && followed.inTouch.value);
  const own = signal(/** @type {OwnStep | null} */ (null));
  const offer = signal(/** @type {{ openings?: [number, number][] } | null} */ (null));
  const doing = createDoing({
    base, csrf, inTouch, inTouchNow, onDone, onSignedOut, ...how,
    stood: ({ message }) => (message ? messages.value.get(message)?.position : null),
  });
  const read = reader({ base, csrf, onSignedOut: () => onSignedOut("not_signed_in") });
  const closesMs = () => closesToday(offer.value, now.value, timeZone);
  const drafting = createMessages({ desk: doing, now, closesMs });

  /** The own step that may be taken back. */
  const undo = computed(() => {
    const step = own.value;
    return step && now.value < step.at + undoMs && mayTakeMessageBack(step, messages.value, now.value) ? step : null;
  });

  /**
   * @param {string} verb
   * @param {import("/staff/page/overview/office.js").OfficeEvent} event
   */
  function onDone(verb, event) {
    followed.hear(event, event.position);
    const message = messageOf(verb, event.message, messages.value);
    own.value = message ? { verb, at: now.value, type: event.type, position: event.position, message } : null;
  }

  return {
    notice: doing.notice, busy: doing.busy, own, undo, drafting, closesMs,
    /** Another part of the page is looked at, which shows what stands, too: what was refused or left open is no news any more. */
    moveOn() {
      doing.moveOn();
      if (doing.notice.value?.kind === "left-open") doing.notice.value = null;
    },
    rows: () => standing(messages.value, now.value),
    /** @param {Message} row */
    withdraw: (row) => doing.run(withdraw(row)),
    /** Take the last own step back, while that may be done. */
    async takeBack() {
      if (undo.value) await doing.run(takingMessageBack(undo.value, now.value));
    },
    /** Ask when the office closes; what is known stays where it cannot be asked. @param {{ byItself?: boolean }} [asked] */
    async refresh(asked) {
      offer.value = (await read("offer", asked)) ?? offer.value;
    },
  };
}

/** @typedef {ReturnType<typeof createMessagesDesk>} MessagesDesk */
