import { DEFAULT_DAILY_LIMITS, type DailyLimits } from "./daily-limits.ts";
import { NO_EASY_DAYS, type EasyDays } from "./easy-days.ts";
import { DEFAULT_LEECH_RULE, type LeechRule } from "./leech.ts";
import { DEFAULT_ORDERS, type QueueOrders } from "./order.ts";

/** How cards are studied, beside when they return: what a preset holds with the name of its parameters. */
export interface StudyOptions {
  readonly limits: DailyLimits;
  readonly orders: QueueOrders;
  readonly leeches: LeechRule;
  /** After a card, the others of its fact wait until the next study day. */
  readonly burySiblings: boolean;
  /** Under fuzz, cards go to the days that hold least. */
  readonly balanceLoad: boolean;
  readonly easyDays: EasyDays;
}

export const DEFAULT_STUDY_OPTIONS: StudyOptions = {
  limits: DEFAULT_DAILY_LIMITS,
  orders: DEFAULT_ORDERS,
  leeches: DEFAULT_LEECH_RULE,
  burySiblings: true,
  balanceLoad: true,
  easyDays: NO_EASY_DAYS,
};
