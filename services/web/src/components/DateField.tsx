import { ActionIcon, Popover, TextInput, type TextInputProps } from "@mantine/core";
import { CalendarDays } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDay, formatDayInWords, parseDay } from "@/lib/dates";

const Calendar = lazy(() => import("./Calendar"));

type Props = Omit<TextInputProps, "value" | "defaultValue" | "onChange" | "onBlur" | "onFocus" | "type"> & {
  value?: string | null;
  onChange: (day: string | null) => void;
};

/** Complete as typed: safe to take over before the field is left. */
const COMPLETE = /^(\d{2}-\d{2}-\d{4}|\d{8}|[vt])$/;

/** The one way to enter a day. Day before month, always; the words under it show what was understood. */
export function DateField({ value = null, onChange, error, description, ...rest }: Props) {
  const { t, i18n } = useTranslation();
  const [text, setText] = useState("");
  const [typing, setTyping] = useState(false);
  const [unread, setUnread] = useState(false);
  const [open, setOpen] = useState(false);

  const shown = typing || unread ? text : value ? formatDay(value) : "";

  const take = (typed: string) => {
    const day = parseDay(typed);
    setTyping(false);
    setUnread(typed.trim() !== "" && !day);
    onChange(day);
  };
  const pick = (day: string) => {
    setUnread(false);
    setTyping(false);
    onChange(day);
    setOpen(false);
  };

  return (
    <TextInput
      {...rest}
      placeholder="dd-mm-jjjj"
      autoComplete="off"
      inputMode="text"
      value={shown}
      error={unread ? t("dates.unread") : error}
      description={value && !unread ? formatDayInWords(value, i18n.language) : description}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setTyping(true);
        setText(typed);
        if (COMPLETE.test(typed.trim())) onChange(parseDay(typed));
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && typing) take(event.currentTarget.value);
      }}
      onBlur={(event) => {
        if (typing) take(event.currentTarget.value);
      }}
      rightSectionPointerEvents="all"
      rightSection={
        <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus shadow="md">
          <Popover.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t("dates.openCalendar")} onClick={() => setOpen(!open)}>
              <CalendarDays size={16} aria-hidden />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown
            aria-label={t("dates.calendar")}
            onKeyDown={(event) => {
              if (event.key === "Escape") event.stopPropagation();
            }}
          >
            <Suspense fallback={t("common.loading")}>
              <Calendar value={value} onPick={pick} />
            </Suspense>
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}
