import { AddressScreen } from "./address.js";
import { ConcernScreen, ElsewhereScreen, StartScreen } from "./answers.js";
import { AppointmentScreen, AskDeskScreen } from "./appointment.js";
import { BringScreen, ListScreen } from "./bring.js";
import { CodeScreen } from "./code.js";
import { LanguageScreen } from "./language.js";
import { ClosedScreen, StoppedScreen, TodayNoMoreScreen } from "./no-number.js";
import { NoServiceScreen, OutOfServiceScreen, UnavailableScreen } from "./notice.js";
import { GiveBackScreen, GivenBackScreen, MineScreen, MyNumberScreen } from "./own.js";
import { PartyScreen } from "./party.js";
import { NoPaperScreen, TicketScreen } from "./ticket.js";

/** Every view of the machine and what draws it; work is drawn on the view that it began on. */
export const SCREENS = {
  language: LanguageScreen,
  start: StartScreen,
  code: CodeScreen,
  appointment: AppointmentScreen,
  my_number: MyNumberScreen,
  mine: MineScreen,
  give_back: GiveBackScreen,
  given_back: GivenBackScreen,
  elsewhere: ElsewhereScreen,
  address: AddressScreen,
  ask_desk: AskDeskScreen,
  concern: ConcernScreen,
  bring: BringScreen,
  list: ListScreen,
  party: PartyScreen,
  ticket: TicketScreen,
  no_paper: NoPaperScreen,
  unavailable: UnavailableScreen,
  no_service: NoServiceScreen,
  closed: ClosedScreen,
  stopped: StoppedScreen,
  used_up: TodayNoMoreScreen,
  too_late: TodayNoMoreScreen,
  out_of_service: OutOfServiceScreen,
};
